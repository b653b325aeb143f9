// Buttons, fields and segments.
export const controls = /* css */ `
button, select, input[type="text"], textarea {
  font: inherit; font-size: 0.875rem; color: var(--text);
  background: var(--surface); border: 1px solid var(--line-strong); border-radius: 9px;
  padding: 0.4rem 0.7rem; min-height: 2.375rem;
}
select { padding-right: 1.9rem; max-width: 100%; min-width: 0; }
input[type="text"], textarea { width: 100%; min-width: 0; }
textarea { resize: vertical; line-height: 1.45; overflow-wrap: anywhere; }
button {
  display: inline-flex; align-items: center; justify-content: center; gap: 0.45rem;
  cursor: pointer; font-weight: 600;
}
/* What has the focus is not to lie below the score that stays in sight. */
button, select, summary, input, textarea { scroll-margin-block: 1rem 5rem; }
[aria-invalid="true"] { border-color: var(--critical) !important; }
button:hover { border-color: var(--accent); color: var(--accent); }
.icon { width: 1rem; height: 1rem; flex: none; }
.icon path { fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.field { display: grid; gap: 0.25rem; }
.field.inline { display: flex; align-items: center; gap: 0.6rem; min-width: 0; }
.field label, .vector-form label { font-size: 0.8125rem; font-weight: 600; }
.field.inline label { white-space: nowrap; }

.choices { border: 0; margin: 0; padding: 0; min-width: 0; }
.question { display: grid; gap: 0.1rem; }
.question-label { font-size: 0.875rem; font-weight: 600; line-height: 1.35; }
.segments { display: flex; min-width: 0; }
.segment { position: relative; flex: 1 1 0; min-width: 0; display: flex; cursor: pointer; }
.segment input {
  position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; z-index: 1;
}
.segment-face {
  flex: 1; min-width: 0; align-content: center; overflow-wrap: anywhere;
  padding: 0.4rem 0.6rem; min-height: 2.375rem;
  background: var(--surface); border: 1px solid var(--line-strong); margin-left: -1px;
  font-size: 0.8125rem; line-height: 1.35; text-align: center;
}
.with-note { display: grid; gap: 0.15rem; }
.segment:first-child .segment-face { margin-left: 0; border-start-start-radius: 9px; border-end-start-radius: 9px; }
.segment:last-child .segment-face { border-start-end-radius: 9px; border-end-end-radius: 9px; }
.segment:hover .segment-face { background: var(--accent-soft); }
.segment input:checked + .segment-face {
  background: var(--accent-soft); border-color: var(--accent); color: var(--accent); font-weight: 600;
  box-shadow: inset 0 0 0 1px var(--accent); z-index: 1; position: relative;
}
.segment input:focus-visible + .segment-face { outline: 2px solid var(--accent); outline-offset: 2px; z-index: 2; position: relative; }
.segment-title { display: flex; align-items: baseline; justify-content: center; gap: 0.4rem; flex-wrap: wrap; }
.tag { white-space: nowrap; font: 400 0.75rem/1.4 var(--mono); color: var(--muted); }
.tag:empty { display: none; }
.segment input:checked + .segment-face .tag { color: inherit; }
.segment-note { color: var(--muted); font-weight: 400; font-size: 0.8125rem; line-height: 1.4; }
.segment input:checked + .segment-face .segment-note { color: var(--text); }

.choices.inline { display: flex; align-items: center; gap: 0.6rem; flex-wrap: wrap; }
.choices.inline .question-label { font-size: 0.8125rem; }
.choices.inline .segments { flex: 0 1 auto; }
.choices.inline .segment { flex: 0 1 auto; }
.choices.inline .segment-face { padding-inline: 0.9rem; }

input[type="range"] { -webkit-appearance: none; appearance: none; width: 100%; height: 1.75rem; margin: 0; background: none; cursor: pointer; border-radius: 8px; }
input[type="range"]::-webkit-slider-runnable-track {
  height: 6px; border-radius: 3px;
  background: linear-gradient(var(--accent) 0 0) 0 / calc(var(--fill, 0) * 100%) 100% no-repeat, var(--line);
}
input[type="range"]::-moz-range-track { height: 6px; border-radius: 3px; background: var(--line); }
input[type="range"]::-moz-range-progress { height: 6px; border-radius: 3px; background: var(--accent); }
input[type="range"]::-webkit-slider-thumb {
  -webkit-appearance: none; width: 18px; height: 18px; margin-top: -6px; border-radius: 50%;
  background: var(--accent); border: 3px solid var(--surface); box-shadow: 0 0 0 1px var(--accent);
}
input[type="range"]::-moz-range-thumb {
  width: 14px; height: 14px; border-radius: 50%; background: var(--accent); border: 3px solid var(--surface);
}
@media (forced-colors: active) {
  .segment input:checked + .segment-face { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  .segment input:checked + .segment-face :is(*, .segment-note, .tag) { color: HighlightText !important; }
  .layer[data-touched="partly"] { border-color: Highlight; }
  .layer[data-touched="fully"] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  .bar-length, .portion { forced-color-adjust: none; background: Highlight !important; }
}
/* Figures, vectors and equations read from left to right in every language. */
.steps, .bar-points, .tag, .line, .vector, .section-score, .touch-layers, .chip { direction: ltr; unicode-bidi: isolate; }
`;
