import { type TextStyle } from './posterBoxes';

/** Colours of the light theme: a poster leaves the phone, and is paper wherever it is seen. A canvas reads no tokens. */
export const POSTER_COLOURS = {
  ground: '#f6f4f0',
  surface: '#ffffff',
  pictureGround: '#efebe4',
  line: '#e8e3da',
  text: '#1f1c19',
  textMuted: '#686058',
  accent: '#b3261e',
  accentFill: '#bd2a20',
  onAccent: '#ffffff',
};

/** As wide as a phone's screen twice: sharp on it, and a small file. */
export const POSTER_WIDTH = 750;
/** Between the poster's edge and what is on it. */
export const EDGE = 40;
export const CARD = { x: EDGE, width: POSTER_WIDTH - 2 * EDGE, radius: 24, padding: 32 };
/** Of a line in sizes of its text. */
export const LEADING = 1.4;

const style = (size: number, colour: string, isStrong = false): TextStyle => ({ size, colour, isStrong });
export const POSTER_TEXT = {
  seal: style(38, POSTER_COLOURS.onAccent, true),
  shop: style(34, POSTER_COLOURS.text, true),
  heading: style(44, POSTER_COLOURS.text, true),
  title: style(38, POSTER_COLOURS.text, true),
  good: style(30, POSTER_COLOURS.text),
  muted: style(26, POSTER_COLOURS.textMuted),
  priceSign: style(34, POSTER_COLOURS.accent, true),
  price: style(60, POSTER_COLOURS.accent, true),
  goodPrice: style(32, POSTER_COLOURS.accent, true),
  sum: style(52, POSTER_COLOURS.accent, true),
  call: style(30, POSTER_COLOURS.text, true),
  small: style(24, POSTER_COLOURS.textMuted),
};
