import postcss from 'postcss';

/** Set by the page's surroundings in a browser preview, not by the token sheet. */
const FROM_OUTSIDE = new Set(['--above-page', '--below-page', '--taro-tabbar-height']);
const COLOUR = /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i;
const TIME = /\b\d*\.?\d+m?s\b/;

/**
 * What a style sheet says by itself though a token says it: colours, sizes of text, durations, and names of tokens that do
 * not exist. Each as `line: what to do`.
 */
export function strayValues(css: string, tokenNames: ReadonlySet<string>): string[] {
  const strays: string[] = [];
  postcss.parse(css).walkDecls(({ prop, value, source }) => {
    const report = (what: string) => strays.push(`${source?.start?.line ?? 0}: ${prop}: ${value} (${what})`);
    // Data of a mask is no colour that anybody sees.
    if (!value.includes('url(') && COLOUR.test(value)) report('take a colour of tokens.css');
    if (prop === 'font-size' && /\d(px|rem|em)\b/.test(value)) report('take a --text-… of tokens.css');
    if (/^(transition|animation)/.test(prop) && TIME.test(value)) report('take a --motion-… of tokens.css');
    for (const [, name = ''] of value.matchAll(/var\((--[\w-]+)/g)) {
      if (!tokenNames.has(name) && !FROM_OUTSIDE.has(name)) report(`${name} is not in tokens.css`);
    }
  });
  return strays;
}
