// The page's one control: light or dark, for the page and the calculator alike.
const button = document.getElementById("theme");
const calculator = document.querySelector("aivss-calculator");
const system = matchMedia("(prefers-color-scheme: dark)");

const shown = () => document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light");
const other = () => (shown() === "dark" ? "light" : "dark");

function label() {
  button.textContent = other() === "dark" ? "Dark" : "Light";
  button.setAttribute("aria-label", `Switch to the ${other()} theme`);
}

button.addEventListener("click", () => {
  const theme = other();
  document.documentElement.dataset.theme = theme;
  calculator.theme = theme;
  label();
});
system.addEventListener("change", label);
button.hidden = false;
label();
