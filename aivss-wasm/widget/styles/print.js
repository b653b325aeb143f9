// On paper: the result first, what was chosen after it, and nothing to press.
export const print = /* css */ `
@media print {
  :host, :host([theme]) { background: none; color: #000; --surface: #fff; --text: #000; --muted: #333; --line: #ccc; color-scheme: light; }
  .toolbar, .banner, .summary, .share .buttons, .vector-form button, .lowers, .optional-group:not([open]) { display: none !important; }
  .calculator { display: block; padding: 0; }
  .columns { display: flex; flex-direction: column; gap: 12pt; }
  .panel { order: -1; position: static; max-height: none; overflow: visible; }
  .section, .panel { box-shadow: none; break-inside: auto; }
  .panel-part, .factor, .metric { break-inside: avoid; }
  .factor .segment:not(:has(:checked)), .described .segment:not(:has(:checked)) { display: none; }
  .segment-face, .track, .fill, .bar-length, .bar-track, .portion, .step.final { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
