import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** WeChat's recommended size of a tab icon, in pixels; at most 40 KB each. */
const SIZE = 81;
/** Tab icons cannot follow the theme by themselves: both greys and reds have contrast 3 on the light and the dark bar. */
const COLOUR = { '': '#827b73', '-selected': '#d64535' };

/** Outlines on a 24 × 24 grid. */
const ICONS = {
  home: '<path d="M3.5 11 12 4l8.5 7"/><path d="M5.5 9.8V20h13V9.8"/><path d="M9.8 20v-5.5h4.4V20"/>',
  category:
    '<rect x="4" y="4" width="6.6" height="6.6" rx="1.6"/><rect x="13.4" y="4" width="6.6" height="6.6" rx="3.3"/><rect x="4" y="13.4" width="6.6" height="6.6" rx="1.6"/><rect x="13.4" y="13.4" width="6.6" height="6.6" rx="1.6"/>',
  cart: '<path d="M2.8 4h2.6l2.3 10.6h9.7l2.3-7.8H6.1"/><circle cx="9" cy="18.6" r="1.5"/><circle cx="16.4" cy="18.6" r="1.5"/>',
  me: '<circle cx="12" cy="8" r="4.2"/><path d="M4 20.2c.9-4 4.1-6 8-6s7.1 2 8 6"/>',
};

function drawIcon(shape: string, colour: string): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${shape}</svg>`;
  return new Resvg(svg, { fitTo: { mode: 'width', value: SIZE } }).render().asPng();
}

const folder = resolve(__dirname, '../../src/assets/tabs');
mkdirSync(folder, { recursive: true });
for (const [name, shape] of Object.entries(ICONS)) {
  for (const [state, colour] of Object.entries(COLOUR)) {
    writeFileSync(resolve(folder, `${name}${state}.png`), drawIcon(shape, colour));
  }
}
