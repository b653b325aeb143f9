// Colours, measures and type; each `--aivss-*` property may be set from outside.
const light = `
  --bg: var(--aivss-background, #f4f5f8);
  --surface: var(--aivss-surface, #ffffff);
  --sunken: #eef0f4;
  --text: var(--aivss-text, #161a22);
  --muted: #565f6e;
  --line: #d8dde5;
  --line-strong: #838d9c;
  --accent: var(--aivss-accent, #3a45c4);
  --accent-soft: #eceefc;
  --on-accent: #ffffff;
  --none: #5a6473;
  --low: #1a7a4c;
  --medium: #8a5d00;
  --high: #b8460b;
  --critical: #b3123f;
  --none-shape: #8a94a3;
  --low-shape: #1f9d63;
  --medium-shape: #cf8a00;
  --high-shape: #e2611a;
  --critical-shape: #cf1b50;
  --track-mix: 20%;
  --on-band: #ffffff;
  --shadow: 0 1px 2px rgb(20 26 40 / 6%), 0 6px 24px -12px rgb(20 26 40 / 18%);
  color-scheme: light;
`;
const dark = `
  --bg: var(--aivss-background, #0d1016);
  --surface: var(--aivss-surface, #161a22);
  --sunken: #1f2530;
  --text: var(--aivss-text, #e9edf4);
  --muted: #a2adbd;
  --line: #2b323e;
  --line-strong: #707c8d;
  --accent: var(--aivss-accent, #9aa6ff);
  --accent-soft: #242a4a;
  --on-accent: #10142e;
  --none: #a2adbd;
  --low: #4fca8d;
  --medium: #efb83c;
  --high: #ff9152;
  --critical: #ff7590;
  --none-shape: var(--none);
  --low-shape: var(--low);
  --medium-shape: var(--medium);
  --high-shape: var(--high);
  --critical-shape: var(--critical);
  --track-mix: 26%;
  --on-band: #12151b;
  --shadow: 0 1px 2px rgb(0 0 0 / 40%);
  color-scheme: dark;
`;

export const tokens = /* css */ `
:host {
  ${light}
  --radius: var(--aivss-radius, 14px);
  --font: var(--aivss-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif);
  --mono: var(--aivss-mono, ui-monospace, Menlo, Consolas, monospace);
  display: block;
  container-type: inline-size;
  container-name: aivss;
  font: 400 1rem/1.5 var(--font);
  color: var(--text);
  background: var(--bg);
  -webkit-text-size-adjust: 100%;
}
:host([hidden]) { display: none; }
/* Paper is light. */
@media screen and (prefers-color-scheme: dark) {
  :host(:not([theme="light"])) { ${dark} }
}
@media screen {
  :host([theme="dark"]) { ${dark} }
}
[data-severity="None"] { --band: var(--none); --shape: var(--none-shape); }
[data-severity="Low"] { --band: var(--low); --shape: var(--low-shape); }
[data-severity="Medium"] { --band: var(--medium); --shape: var(--medium-shape); }
[data-severity="High"] { --band: var(--high); --shape: var(--high-shape); }
[data-severity="Critical"] { --band: var(--critical); --shape: var(--critical-shape); }

*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, h3, p, dl, dd, ul, ol { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h2 { font-size: 1.125rem; line-height: 1.3; font-weight: 600; letter-spacing: -0.01em; }
h3 { font-size: 0.8125rem; font-weight: 600; color: var(--text); }
.hint, .question-hint { color: var(--muted); font-size: 0.8125rem; line-height: 1.45; }
.hidden-text {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; border: 0;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
/* Said only to those who have to wait. */
.loading { padding: 4rem 1rem; text-align: center; color: var(--muted); animation: late 0s 0.4s both; }
.loading[role="alert"] { animation: none; color: var(--critical); }
@keyframes late { from { visibility: hidden; } to { visibility: visible; } }
code { font-family: var(--mono); font-size: 0.92em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (prefers-reduced-motion: no-preference) {
  .segment-face, button, .bar-length, .portion { transition: background-color .14s, border-color .14s, color .14s; }
  .fill { transition: stroke-dasharray .25s ease-out, stroke .25s; }
  .bar-length, .portion { transition: width .25s ease-out; }
}
`;
