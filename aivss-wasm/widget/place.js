// Where a person is on a sheet, so that a sheet drawn anew can be left there.

/**
 * Notes what is open, what has the focus and what is typed there.
 * @param {ShadowRoot} root
 * @returns {() => void} brings the same place about on what has been drawn since
 */
export function notePlace(root) {
  const isOpen = folds(root).map(({ open }) => open);
  const active = root.activeElement;
  const path = [];
  for (let node = active; node !== null && node !== root; node = node.parentNode) {
    path.unshift([...node.parentNode.children].indexOf(node));
  }
  const isText = active?.matches("input[type=text], textarea") ?? false;
  const typed = isText ? [active.value, active.selectionStart, active.selectionEnd] : undefined;

  return () => {
    folds(root).forEach((fold, index) => {
      fold.open = isOpen[index] ?? false;
      // The browser tells it later; what fills itself when it is opened has to be full for the focus.
      fold.dispatchEvent(new Event("toggle"));
    });
    const same = path.reduce((node, index) => node?.children[index], root);
    if (active === null || same?.localName !== active.localName) {
      return;
    }
    same.focus({ preventScroll: true });
    if (typed !== undefined) {
      const [value, start, end] = typed;
      same.value = value;
      same.setSelectionRange(start, end);
    }
  };
}

function folds(root) {
  return [...root.querySelectorAll("details")];
}
