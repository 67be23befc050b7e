import { rotateHue, shade } from './colour';

/** Draws the 300 × 300 background of a tile in one soft colour. */
type Ground = (colour: string) => string;

const fill = (colour: string) => `<rect width="300" height="300" fill="${colour}"/>`;
const gradient = (attributes: string, from: string, to: string) =>
  `<defs><linearGradient id="gr" ${attributes}><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>` +
  '<rect width="300" height="300" fill="url(#gr)"/>';

export const GROUNDS: readonly Ground[] = [
  (colour) => gradient('x1="0" y1="0" x2="1" y2="1"', shade(colour, 0.03), shade(colour, -0.06)),
  // A wall and a table top.
  (colour) =>
    gradient('x1="0" y1="0" x2="0" y2="1"', shade(colour, 0.02), shade(colour, -0.02)) +
    `<rect y="218" width="300" height="82" fill="${shade(colour, -0.08)}"/>`,
  // A disc behind the good.
  (colour) => fill(colour) + `<circle cx="150" cy="146" r="112" fill="${shade(colour, -0.06)}"/>`,
  // An arch.
  (colour) =>
    fill(shade(colour, 0.01)) + `<path d="M58 300V142a92 92 0 01184 0v158z" fill="${shade(colour, -0.07)}"/>`,
  // Quarter circles in opposite corners.
  (colour) =>
    fill(colour) +
    `<circle cx="300" cy="0" r="120" fill="${shade(colour, -0.06)}"/><circle cx="0" cy="300" r="84" fill="${rotateHue(shade(colour, -0.04), 24)}"/>`,
  // A diagonal split.
  (colour) => fill(colour) + `<path d="M0 300L300 96v204z" fill="${shade(colour, -0.07)}"/>`,
  // Light falling from above.
  (colour) =>
    `<defs><radialGradient id="gr" cx=".5" cy=".38" r=".75"><stop offset="0" stop-color="${shade(colour, 0.06)}"/><stop offset="1" stop-color="${shade(colour, -0.09)}"/></radialGradient></defs>` +
    '<rect width="300" height="300" fill="url(#gr)"/>',
  // Soft blobs.
  (colour) =>
    fill(colour) +
    `<path d="M-10 70C40 10 120 20 130 80S60 190-10 170z" fill="${shade(colour, -0.045)}"/><path d="M310 150c-60-6-110 40-90 96s60 60 100 50z" fill="${rotateHue(shade(colour, -0.05), -20)}"/>`,
  // A wide band.
  (colour) => fill(colour) + `<rect y="96" width="300" height="120" fill="${shade(colour, -0.055)}"/>`,
  // A window of light.
  (colour) =>
    fill(shade(colour, -0.05)) +
    `<rect x="30" y="30" width="240" height="240" rx="28" fill="${shade(colour, 0.02)}"/>`,
];
