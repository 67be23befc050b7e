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
  draw: (subject) => shadow(150, 254, 88) + at(subject, 46, 50, 208),
  prop: [194, 172, 90],
};
const podium: Arrangement = {
  draw: (subject, ground) =>
    `<path d="M44 236v30q106 34 212 0v-30z" fill="${shade(ground, -0.13)}"/><ellipse cx="150" cy="236" rx="106" ry="20" fill="${shade(ground, 0.01)}"/>` +
    shadow(150, 236, 74) +
    at(subject, 55, 46, 190),
  prop: [206, 176, 66],
};
const tilted: Arrangement = {
  draw: (subject) => shadow(150, 260, 72) + at(subject, 46, 46, 208, -12),
  prop: [190, 178, 88],
};
const high: Arrangement = {
  draw: (subject, ground) =>
    `<rect x="70" y="236" width="160" height="80" rx="8" fill="${shade(ground, -0.11)}"/><rect x="70" y="236" width="160" height="12" rx="6" fill="${shade(ground, 0.02)}"/>` +
    shadow(150, 238, 62) +
    at(subject, 57, 54, 186),
  prop: [216, 214, 72],
};
const offCentre: Arrangement = {
  draw: (subject) => shadow(126, 252, 84) + at(subject, 26, 52, 202, 4),
  prop: [196, 152, 96],
};
const pair: Arrangement = {
  draw: (subject) =>
    shadow(98, 232, 60) + shadow(196, 258, 72) + at(subject, 18, 66, 164, -6) + at(subject, 106, 80, 178, 5),
};
const trio: Arrangement = {
  draw: (subject) =>
    shadow(80, 226, 50) +
    shadow(220, 226, 50) +
    shadow(150, 264, 64) +
    at(subject, 10, 80, 142, -7) +
    at(subject, 148, 80, 142, 7) +
    at(subject, 70, 104, 160),
};
const row: Arrangement = {
  draw: (subject) => [14, 94, 174].map((x) => shadow(x + 56, 222, 44) + at(subject, x, 108, 112)).join(''),
};
const grid: Arrangement = {
  draw: (subject) =>
    [
      [26, 28],
      [152, 28],
      [26, 150],
      [152, 150],
    ]
      .map(([x = 0, y = 0]) => shadow(x + 61, y + 118, 44) + at(subject, x, y, 122))
      .join(''),
};

/** One of the good itself: what a tile shows unless the variant is a bigger pack. */
export const SINGLES: readonly Arrangement[] = [single, podium, tilted, high, offCentre];
/** Further views of a good: the ones least like the first single. */
export const SCENES: readonly Arrangement[] = [pair, high, offCentre, row];
/** On a plate: for what can be eaten. */
export const PLATTER: Arrangement = {
  draw: (subject, ground) =>
    `<ellipse cx="150" cy="244" rx="132" ry="36" fill="${shade(ground, -0.15)}"/><ellipse cx="150" cy="238" rx="132" ry="35" fill="#ffffff"/><ellipse cx="150" cy="238" rx="100" ry="24" fill="${shade(ground, -0.03)}"/>` +
    at(subject, 56, 54, 188),
  prop: [202, 164, 76],
};
/** For unprinted subjects only: a mirrored label would look wrong. */
export const FLIPPED: Arrangement = {
  draw: (subject) =>
    shadow(160, 256, 88) + `<g transform="translate(256 50) scale(-2.06 2.06)">${subject}</g>`,
  prop: [20, 176, 88],
};
/** Several of it: bigger packs, pairs and sets. */
export const PAIR = pair;
export const MULTIPLES: readonly Arrangement[] = [trio, row, grid];
