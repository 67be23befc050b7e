const ZERO_WIDTH_JOINER = 0x200d;

/** Signs that belong to the one before them: accents, variation selectors, enclosing marks, skin tones, tags of flags. */
const ATTACHED: readonly [first: number, last: number][] = [
  [0x0300, 0x036f],
  [0x200c, 0x200d],
  [0x20d0, 0x20ff],
  [0xfe00, 0xfe0f],
  [0x1f3fb, 0x1f3ff],
  [0xe0020, 0xe007f],
];

const isAttached = (code: number) => ATTACHED.some(([first, last]) => first <= code && code <= last);
const isRegional = (code: number) => 0x1f1e6 <= code && code <= 0x1f1ff;

/**
 * What a reader takes for one sign each: 👩‍🍳 is one, as is 🇨🇳. By hand, because phones of before 2020 have no
 * `Intl.Segmenter`; scripts that join letters otherwise stay as they are.
 */
export function graphemes(text: string): string[] {
  const signs: string[] = [];
  let before = 0;
  let regionals = 0;
  for (const point of text) {
    const code = point.codePointAt(0)!;
    regionals = isRegional(code) ? regionals + 1 : 0;
    const isJoined =
      isAttached(code) || before === ZERO_WIDTH_JOINER || (regionals > 0 && regionals % 2 === 0);
    if (isJoined && signs.length > 0) signs[signs.length - 1] += point;
    else signs.push(point);
    before = code;
  }
  return signs;
}
