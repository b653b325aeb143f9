// The result: gauge, terms, equation, bars and suggestions.
export const panel = /* css */ `
.panel { display: grid; min-width: 0; scroll-margin-top: 1rem; scrollbar-width: thin; }
.result { padding: 1.25rem 1.25rem 1.1rem; display: grid; gap: 0.75rem; justify-items: center; }
.result-name { font-size: 0.9375rem; text-align: center; text-wrap: balance; overflow-wrap: anywhere; }
.gauge { width: 100%; max-width: 19rem; height: auto; display: block; overflow: visible; }
.gauge path { stroke-width: 15; }
.gauge defs path { stroke: none; }
.track { stroke: color-mix(in oklab, var(--shape) var(--track-mix), var(--surface)); }
.fill { stroke: var(--shape); }
.fill[data-empty], .reach[data-empty] { stroke: none; }
.reach { stroke: var(--shape); opacity: 0.45; }
.figure { font: 700 3.375rem/1 var(--font); letter-spacing: -0.03em; fill: var(--text); font-variant-numeric: tabular-nums; }
.figure[data-ends] { font-size: 2.25rem; }
.band { font: 600 1rem/1 var(--font); fill: var(--band); }
.tick { font: 600 0.6875rem/1 var(--font); fill: var(--muted); }

.composition { position: relative; display: flex; width: 100%; height: 8px; border-radius: 4px; overflow: hidden; background: var(--sunken); gap: 2px; }
.portion { width: calc(var(--points) * 10%); background: var(--line-strong); }
.portion.aars { background: var(--accent); }
.terms { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; width: 100%; gap: 0.25rem; }
.term { display: grid; justify-items: center; gap: 0; min-width: 0; }
.term dt { font-size: 0.75rem; color: var(--muted); }
.term dd { font: 600 0.9375rem/1.4 var(--mono); font-variant-numeric: tabular-nums; }

.terms[data-ends] { grid-auto-flow: row; grid-auto-columns: auto; grid-template-columns: repeat(2, 1fr); gap: 0.5rem 0.25rem; }
.terms[data-ends] dd { font-size: 0.8125rem; text-align: center; }
.unknown-inputs { font-size: 0.8125rem; line-height: 1.5; color: var(--muted); text-wrap: pretty; }
.unknown-inputs::first-letter { text-transform: uppercase; }
.learn { display: grid; gap: 0.9rem; }
.learn-name { font-size: 0.8125rem; font-weight: 600; padding-bottom: 0.3rem; }
.learn .chip { white-space: nowrap; }

.panel-part { padding: 1rem 1.25rem 1.1rem; border-top: 1px solid var(--line); display: grid; gap: 0.6rem; min-width: 0; }
.steps { display: grid; gap: 0.6rem; font: 0.8125rem/1.5 var(--mono); overflow-wrap: anywhere; }
.step { display: grid; gap: 0.05rem; }
.quantity { font-weight: 600; }
.symbols, .numbers { color: var(--muted); }
.symbols .quantity { color: var(--text); }
.numbers, .value { padding-inline-start: 1.5ch; }
.step.final { display: block; padding: 0.45rem 0.7rem; border-radius: 9px; background: color-mix(in oklab, var(--band) 9%, var(--surface)); }
.step.final strong { color: var(--band); font-size: 1rem; }
.step.final .aside { display: block; color: var(--muted); font: 0.75rem/1.4 var(--font); }
.notes { display: grid; gap: 0.5rem; font-size: 0.8125rem; line-height: 1.5; color: var(--muted); }
.notes li { padding-inline-start: 0.8rem; border-inline-start: 3px solid var(--line); }
.notes p::first-letter, .driver::first-letter, .next-band::first-letter, .what-if-text::first-letter { text-transform: uppercase; }

.bars { display: grid; gap: 0.4rem; }
.bar { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.1rem 0.75rem; align-items: baseline; }
.bar-name { font-size: 0.8125rem; line-height: 1.4; min-width: 0; }
.bar-points { font: 400 0.75rem/1.4 var(--mono); color: var(--muted); font-variant-numeric: tabular-nums; }
.bar-track { grid-area: 2 / 1 / auto / -1; height: 6px; border-radius: 3px; background: var(--sunken); overflow: hidden; }
.bar-length { display: block; height: 100%; width: calc(var(--fill) * 100%); border-radius: 3px; background: var(--accent); }
.driver, .next-band { font-size: 0.8125rem; line-height: 1.5; }
.driver { color: var(--muted); }
.next-band { padding: 0.5rem 0.7rem; border-radius: 9px; background: var(--accent-soft); }
.layers { display: grid; grid-template-columns: repeat(7, 1fr); gap: 0.25rem; }
.layer {
  padding: 0.2rem 0; border-radius: 7px; border: 1px dashed var(--line-strong); text-align: center;
  font: 400 0.75rem/1.5 var(--mono); color: var(--muted);
}
.layer[data-touched="partly"] { border: 1px solid var(--accent); color: var(--accent); }
.layer[data-touched="fully"] { border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; }
.touches { display: grid; gap: 0.5rem; }
.touch { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 0.75rem; align-items: baseline; font-size: 0.8125rem; line-height: 1.4; }
.touch-layers { font: 400 0.75rem/1.4 var(--mono); color: var(--accent); text-align: end; }
.touch-count { grid-column: 1 / -1; font-size: 0.75rem; line-height: 1.4; color: var(--muted); }
.rest .touches { padding-top: 0.5rem; }
.what-ifs { display: grid; gap: 0.35rem; }
.rest .what-ifs { padding-top: 0.35rem; }
.rest summary { font-size: 0.8125rem; color: var(--accent); padding: 0.35rem 0; }
.what-if {
  width: 100%; justify-content: space-between; text-align: start; white-space: normal; font-weight: 400;
  font-size: 0.8125rem; line-height: 1.4; border-color: var(--line); gap: 0.75rem;
}
.chip {
  flex: none; min-width: 2.6rem; padding: 0.1rem 0.45rem; border-radius: 999px; text-align: center;
  font: 600 0.8125rem/1.5 var(--mono); background: var(--band); color: var(--on-band);
}
.nothing { font-size: 0.8125rem; color: var(--muted); }
.line { font: 0.75rem/1.5 var(--mono); background: var(--sunken); border-color: transparent; }
.copy-status { font-size: 0.8125rem; color: var(--muted); }
.copy-status:empty { display: none; }
.share .buttons button { flex: 1 1 9rem; }

.summary {
  position: sticky; bottom: 0.5rem; z-index: 5; display: flex; align-items: center; gap: 0.6rem;
  padding: 0.5rem 0.6rem 0.5rem 1rem; border-radius: var(--radius); background: var(--surface);
  border: 1px solid var(--line-strong); box-shadow: 0 8px 30px -8px rgb(0 0 0 / 35%);
}
.summary-name { font-size: 0.8125rem; color: var(--muted); }
.summary-score { font: 700 1.375rem/1 var(--font); color: var(--band); font-variant-numeric: tabular-nums; white-space: nowrap; }
.summary-band { font-weight: 600; font-size: 0.875rem; color: var(--band); }
.summary button { margin-inline-start: auto; white-space: normal; line-height: 1.2; }
@media (max-height: 30rem) { .summary { position: static; } }
@container aivss (max-width: 24rem) {
  .summary-name { display: none; }
  .terms { grid-auto-flow: row; grid-template-columns: repeat(2, 1fr); grid-auto-columns: auto; gap: 0.5rem; }
}
@container aivss (min-width: 62rem) {
  .summary { display: none; }
}
@container aivss (min-width: 46rem) and (max-width: 61.99rem) {
  .panel { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .panel > .result, .panel > .share { grid-column: 1 / -1; }
  .panel-part { align-content: start; }
}
`;
