/** Adopted, not written into the page: a strict policy refuses <style> and style="…". */
export const styleSheet = new CSSStyleSheet();

styleSheet.replaceSync(`
:host {
  --ink: #f2f5fa; --soft: #cbd5e1; --gold: #ecca74; --ring: #ecca74; --alive: #5bdca2;
  display: block; container-type: inline-size; color: var(--social-ticker-ink, var(--ink));
  font-family: var(--social-ticker-font, "Atkinson Next", "Segoe UI", system-ui, sans-serif);
}
:host([hidden]) { display: none; }
:host([theme="daylight"]) { --ink: #131b2b; --soft: #323e54; --gold: #a97c12; --ring: #a97c12; --alive: #0e8a56; }
@media (prefers-color-scheme: light) {
  :host(:not([theme="midnight"])) { --ink: #131b2b; --soft: #323e54; --gold: #a97c12; --ring: #a97c12; --alive: #0e8a56; }
}
.ticker { display: grid; justify-items: center; text-align: center; gap: clamp(8px, 2cqi, 24px); }
p { margin: 0; }
[hidden] { display: none !important; }
.number {
  display: block; line-height: .84; white-space: nowrap; letter-spacing: -.035em; font-weight: 300;
  font-family: var(--social-ticker-number-font, "Newsreader Display", "Iowan Old Style", Georgia, serif);
  font-variant-numeric: tabular-nums lining-nums;
  font-size: clamp(1.5rem, calc(150cqi / var(--signs, 6)), var(--largest, 6rem));
  --number-flow-mask-height: .12em;
}
:host([size="small"]) .number { --largest: 2.75rem; }
:host([size="wall"]) .ticker { gap: clamp(4px, 1cqi, 12px); }
:host([size="wall"]) .number { --largest: min(23rem, 24.6cqi, 60vh); font-size: clamp(3rem, calc(172cqi / var(--signs, 6)), var(--largest)); }
.number::part(group), .number::part(decimal) { color: inherit; transition: color .48s; margin-inline: .01em .02em; }
.fresh .number::part(group) { color: var(--social-ticker-gold, var(--gold)); }
.dash { font: 300 clamp(1.5rem, 12cqi, 6rem)/1 Georgia, serif; color: var(--soft); }
.sentence, .freshness { color: var(--social-ticker-soft, var(--soft)); font-size: clamp(1rem, 2.2cqi, 1.75rem); line-height: 1.4; text-wrap: balance; }
.freshness { display: flex; align-items: center; gap: .75em; font-size: 1rem; font-weight: 500; }
.dot { position: relative; flex: none; width: 10px; height: 10px; margin: 5px; border-radius: 50%; background: var(--soft); }
.fresh .dot { background: var(--alive); }
.fresh .dot::before { content: ""; position: absolute; inset: -5px; border: 2px solid var(--ring); border-radius: 50%; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: reduce) { .number::part(group) { transition: none; } }
`);
