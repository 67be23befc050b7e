import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { filesUnder } from '../filesUnder';
import { blend, contrast, parseColour, type Rgba } from './contrast';
import { readTokens, type Theme } from './readTokens';
import { strayValues } from './strayValues';

const SOURCE = resolve(__dirname, '../../../src');
const TOKEN_SHEET = 'design/tokens.css';
const tokens = readTokens(readFileSync(join(SOURCE, TOKEN_SHEET), 'utf8'));

const GROUNDS = ['--ground', '--surface', '--sunken', '--picture-ground', '--disabled'];
/** Text and what it may lie on. */
const PAIRS: readonly [text: string, grounds: readonly string[]][] = [
  ['--text', GROUNDS],
  ['--text-muted', GROUNDS],
  ['--accent', ['--ground', '--surface', '--sunken']],
  ['--on-accent', ['--accent-fill']],
  ['--on-accent-soft', ['--accent-soft']],
  ['--warning-text', ['--warning-ground']],
  ['--success-text', ['--success-ground']],
];
const THEMES: readonly Theme[] = ['light', 'dark'];

const WHITE: Rgba = [255, 255, 255, 1];

function colour(theme: Theme, name: string): Rgba {
  const parsed = parseColour(tokens.values[theme].get(name) ?? '');
  if (!parsed) throw new Error(`${name}: expected #rrggbb or rgba(…) in src/design/tokens.css`);
  return parsed;
}

const styleSheets = () => filesUnder(SOURCE).filter((path) => path.endsWith('.css'));

describe('the design tokens', () => {
  it.each(
    THEMES.flatMap((theme) => PAIRS.flatMap(([text, grounds]) => grounds.map((on) => [theme, text, on]))),
  )('in the %s theme keep %s legible on %s', (theme, text, ground) => {
    const ratio = contrast(colour(theme as Theme, text!), colour(theme as Theme, ground!));
    expect(ratio).toBeGreaterThanOrEqual(4.5);
  });

  it.each(THEMES)('in the %s theme keep a badge legible on the brightest picture', (theme) => {
    const ground = blend(colour(theme, '--dark-badge'), WHITE);
    expect(contrast(colour(theme, '--on-dark-badge'), ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('are the colours of the native bars', () => {
    const bars = JSON.parse(readFileSync(join(SOURCE, 'theme.json'), 'utf8')) as Record<
      Theme,
      Record<string, string>
    >;
    const tokenOf = {
      surface: '--surface',
      ground: '--ground',
      tabText: '--text-muted',
      tabSelected: '--accent',
    };
    for (const theme of THEMES) {
      for (const [key, name] of Object.entries(tokenOf)) {
        expect([theme, key, bars[theme][key]]).toEqual([theme, key, tokens.values[theme].get(name)]);
      }
    }
  });

  it('stand still for whoever asked for less motion', () => {
    const css = readFileSync(join(SOURCE, TOKEN_SHEET), 'utf8');
    const calm = css.slice(css.indexOf('prefers-reduced-motion'));
    for (const name of tokens.names) {
      if (name.startsWith('--motion-')) expect(calm).toContain(`${name}: 0ms;`);
    }
  });

  it('name every colour, size of text and motion of the app, and each that is used exists', () => {
    const strays = styleSheets().flatMap((path) => {
      const css = readFileSync(join(SOURCE, path), 'utf8');
      if (path === TOKEN_SHEET) return [];
      return strayValues(css, tokens.names).map((stray) => `${path}:${stray}`);
    });
    expect(strays).toEqual([]);
  });

  it('are missed where a sheet goes its own way', () => {
    const css =
      '.a {\n  color: #fff;\n  font-size: 13px;\n  margin: var(--gone);\n  transition: opacity 2s;\n}';
    expect(strayValues(css, tokens.names).map((stray) => stray.split(' ')[0])).toEqual([
      '2:',
      '3:',
      '4:',
      '5:',
    ]);
  });
});
