export interface Appearance {
  name: string;
  width: number;
  height: number;
  theme: 'light' | 'dark';
  /** WeChat's text size relative to the standard one. */
  fontScale: number;
}

const USUAL = { width: 375, height: 812, fontScale: 1 };
const SMALL = { width: 320, height: 568, fontScale: 1.4 };

/** What a page must look good in: the usual phone and the hardest one, in both colours. */
export const APPEARANCES: readonly Appearance[] = [
  { name: 'light', ...USUAL, theme: 'light' },
  { name: 'dark', ...USUAL, theme: 'dark' },
  { name: 'small-light', ...SMALL, theme: 'light' },
  { name: 'small-dark', ...SMALL, theme: 'dark' },
];
