// The toolbar, the sections of the form, and how both fold on narrow screens.
export const form = /* css */ `
.calculator { max-width: 84rem; margin-inline: auto; padding: clamp(0.75rem, 2.5cqi, 1.75rem); display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
.toolbar { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: center; justify-content: space-between; }
.banner { display: none; }
.banner[data-kind] {
  display: flex; gap: 1rem; align-items: start; justify-content: space-between;
  padding: 0.75rem 1rem; border-radius: var(--radius); border: 1px solid var(--line-strong); background: var(--surface);
}
.banner[data-kind="refused"] { border-color: var(--critical); border-left-width: 5px; }
.banner[data-kind="told"] { border-color: var(--accent); border-left-width: 5px; }
.banner .message { display: grid; gap: 0.15rem; font-size: 0.875rem; min-width: 0; overflow-wrap: anywhere; }
.banner .refusal-code { font: 0.75rem/1.4 var(--mono); color: var(--muted); }

.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; align-items: start; }
.form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; min-width: 0; }
.section, .panel {
  background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow);
}
.section { padding: clamp(0.9rem, 2.4cqi, 1.5rem); display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.1rem; min-width: 0; }
.section-head { display: grid; grid-template-columns: 1fr auto; gap: 0.15rem 1rem; align-items: baseline; }
.section-head .hint { grid-column: 1 / -1; }
.section-score { font: 600 0.8125rem/1.5 var(--mono); color: var(--band, var(--muted)); }
.section-score:empty { display: none; }

.vector-form { display: grid; gap: 0.25rem; }
.field-row { display: flex; gap: 0.5rem; }
.vector { font-family: var(--mono); font-size: 0.8125rem !important; }
.bare-score input { max-width: 8rem; font: 600 1.125rem/1.4 var(--mono); }

.metrics { display: grid; gap: 0.75rem; }
.metric-groups { display: grid; gap: 1.25rem; }
.metric-group { display: grid; gap: 0.7rem; align-content: start; }
.metric-group h3 { padding-bottom: 0.35rem; border-bottom: 1px solid var(--line); }
.metric { display: grid; gap: 0.35rem; }
.metric-list { display: grid; gap: 0.8rem; padding-top: 0.75rem; }
.optional-group { border: 1px solid var(--line); border-radius: 10px; padding: 0 0.9rem; }
.optional-group[open] { padding-bottom: 0.9rem; }
summary { cursor: pointer; padding: 0.6rem 0; font-size: 0.875rem; font-weight: 600; border-radius: 6px; }
.optional-group summary { display: flex; gap: 0.6rem; align-items: center; }
.optional-group summary::before { content: "+"; width: 1rem; color: var(--muted); font-family: var(--mono); }
.optional-group[open] summary::before { content: "−"; }
.count { white-space: nowrap; color: var(--accent); font-size: 0.8125rem; }

.factors { display: grid; }
.factor { display: grid; gap: 0.45rem; padding: 0.8rem 0; border-top: 1px solid var(--line); }
.factor:first-child { border-top: 0; padding-top: 0; }
.factor:last-child { padding-bottom: 0; }
.factor .segment-face { align-content: start; text-align: start; padding: 0.45rem 0.7rem; }
.factor .segment-title { justify-content: start; }
.factor .segment-label { font: 600 0.8125rem/1.4 var(--mono); }
.factor .segment:last-child:not(:has(.with-note)) { flex: 0 0 5.25rem; }
.factor .segment:last-child:not(:has(.with-note)) .segment-face { align-content: center; text-align: center; padding-inline: 0.4rem; color: var(--muted); }
.factor .segment:last-child input:checked + .segment-face:not(.with-note) { color: var(--accent); }
.unknown-box { display: flex; gap: 0.5rem; align-items: center; justify-self: start; font-size: 0.8125rem; color: var(--muted); min-height: 1.75rem; cursor: pointer; }
.unknown-box input { width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--accent); }
.factor[data-unknown] .slider input[type="range"] { opacity: 0.45; }
.printed { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end; }
.printed .field input { max-width: 8rem; }
.estimate { display: grid; gap: 0.35rem; min-width: 0; }
.slider { display: grid; grid-template-columns: 1fr 4.75rem; gap: 0.75rem; align-items: center; }
.factor-number input { font-family: var(--mono); text-align: end; }
.anchors { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0.75rem; font-size: 0.8125rem; line-height: 1.4; color: var(--muted); }
.anchor-step { font: 600 0.75rem/1.4 var(--mono); color: var(--text); }

.block { display: grid; gap: 0.75rem; }
.block + .block { padding-top: 1.1rem; border-top: 1px solid var(--line); }
.block .field input { max-width: 8rem; font-family: var(--mono); }
.described { display: grid; gap: 0.5rem; }
.described .segment-face { align-content: start; text-align: start; padding: 0.5rem 0.7rem; }
.described .segment-title { justify-content: space-between; flex-wrap: nowrap; }
.described .segment-label { font-weight: 600; }

.method { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; align-items: center; }
.method-title { flex-basis: 100%; color: var(--muted); font-size: 0.8125rem; }

/* Narrow: segments with words stand under each other. */
@container aivss (max-width: 34rem) {
  .factor .segments, .described .segments, .optional .segments { flex-direction: column; }
  .factor .segment-face, .described .segment-face, .optional .segment-face { margin-left: 0; margin-top: -1px; border-radius: 0; }
  .factor .segment:last-child:not(:has(.with-note)) { flex: 1 1 auto; }
  .factor .segment-face { grid-template-columns: 2.25rem 1fr; gap: 0.5rem; align-items: baseline; }
  :is(.factor, .described, .optional) .segment:first-child .segment-face { border-radius: 9px 9px 0 0; margin-top: 0; }
  :is(.factor, .described, .optional) .segment:last-child .segment-face { border-radius: 0 0 9px 9px; }
  .optional .segment-face { text-align: start; }
  .segment-face { padding-inline: 0.35rem; }
  .anchors { grid-template-columns: 1fr; gap: 0.2rem; }
  .field-row { flex-direction: column; }
  .toolbar .field.inline { flex: 1 1 100%; flex-wrap: wrap; }
  .toolbar select { flex: 1 1 10rem; width: 0; }
  .toolbar .buttons { flex: 1; }
  .toolbar .buttons button { flex: 1; }
}
@container aivss (min-width: 46rem) {
  .metric-groups { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .metric-groups .metric-group:first-child { grid-column: 1 / -1; }
  .metric-group .metric { grid-template-columns: minmax(0, 13rem) minmax(0, 1fr); gap: 1rem; align-items: center; }
  .metric-group:not(:first-child) .metric { grid-template-columns: minmax(0, 1fr); gap: 0.35rem; }
  .metric-list .metric { grid-template-columns: minmax(0, 13rem) minmax(0, 1fr); gap: 1rem; align-items: center; }
}
@container aivss (min-width: 62rem) {
  .columns { grid-template-columns: minmax(0, 1fr) 25rem; gap: 1.25rem; }
  .panel { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; overscroll-behavior: contain; }
}
`;
