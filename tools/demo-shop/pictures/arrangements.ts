import { shade } from './colour';

/** Places copies of a subject (drawn in a 100 × 100 box) on the 300 × 300 tile. */
export interface Arrangement {
  /** SVG of everything between the ground and the tile's front. */
  draw(subject: string, ground: string): string;
  /** Where a prop fits, as x, y and size; absent when there is no room for one. */
  prop?: readonly [number, number, number];
}

const shadow = (x: number, y: number, radius: number) =>
  `<ellipse cx="${x}" cy="${y}" rx="${radius}" ry="${radius * 0.15}" fill="#3b2a1c" opacity=".13"/>`;
const at = (subject: string, x: number, y: number, size: number, turn = 0) =>
  `<g transform="translate(${x} ${y}) scale(${size / 100})${turn ? ` rotate(${turn} 50 50)` : ''}">${subject}</g>`;

const single: Arrangement = {
  draw: (subject) => shadow(150, 246, 80) + at(subject, 58, 60, 184),
  prop: [190, 168, 84],
};
const podium: Arrangement = {
  draw: (subject, ground) =>
    `<path d="M52 232v28q98 34 196 0v-28z" fill="${shade(ground, -0.13)}"/><ellipse cx="150" cy="232" rx="98" ry="20" fill="${shade(ground, 0.01)}"/>` +
    shadow(150, 231, 64) +
    at(subject, 70, 62, 160),
  prop: [204, 176, 62],
};
const platter: Arrangement = {
  draw: (subject, ground) =>
    `<ellipse cx="150" cy="236" rx="122" ry="34" fill="${shade(ground, -0.15)}"/><ellipse cx="150" cy="230" rx="122" ry="33" fill="#ffffff"/><ellipse cx="150" cy="230" rx="92" ry="22" fill="${shade(ground, -0.03)}"/>` +
    at(subject, 66, 66, 168),
  prop: [200, 160, 72],
};
const tilted: Arrangement = {
  draw: (subject) => shadow(150, 252, 66) + at(subject, 56, 56, 188, -12),
  prop: [186, 176, 82],
};
const pair: Arrangement = {
  draw: (subject) =>
    shadow(104, 228, 54) + shadow(190, 250, 66) + at(subject, 34, 76, 142, -6) + at(subject, 116, 90, 158, 5),
};
const trio: Arrangement = {
  draw: (subject) =>
    shadow(84, 222, 44) +
    shadow(216, 222, 44) +
    shadow(150, 256, 58) +
    at(subject, 24, 92, 122, -7) +
    at(subject, 154, 92, 122, 7) +
    at(subject, 80, 112, 140),
};
const row: Arrangement = {
  draw: (subject) => [22, 106, 190].map((x) => shadow(x + 44, 216, 36) + at(subject, x, 116, 90)).join(''),
};
const high: Arrangement = {
  draw: (subject, ground) =>
    `<rect x="84" y="226" width="132" height="80" rx="8" fill="${shade(ground, -0.11)}"/><rect x="84" y="226" width="132" height="12" rx="6" fill="${shade(ground, 0.02)}"/>` +
    shadow(150, 229, 52) +
    at(subject, 74, 74, 152),
  prop: [214, 206, 70],
};
const grid: Arrangement = {
  draw: (subject) =>
    [
      [38, 40],
      [156, 40],
      [38, 156],
      [156, 156],
    ]
      .map(([x = 0, y = 0]) => shadow(x + 53, y + 104, 38) + at(subject, x, y, 106))
      .join(''),
};
const offCentre: Arrangement = {
  draw: (subject) => shadow(120, 244, 76) + at(subject, 30, 64, 178, 4),
  prop: [194, 150, 92],
};
const mirrored: Arrangement = {
  draw: (subject) =>
    shadow(160, 250, 80) + `<g transform="translate(246 58) scale(-1.88 1.88)">${subject}</g>`,
  prop: [26, 176, 84],
};

/** One of the good itself: what a tile shows unless the variant is a bigger pack. */
export const SINGLES = [single, podium, tilted, platter, high, offCentre] as const;
/** For unprinted subjects only: a mirrored label would look wrong. */
export const FLIPPED = mirrored;
/** Several of it: bigger packs, pairs and sets. */
export const MULTIPLES = [pair, trio, row, grid] as const;
