/** Units of an em; what rises above the line and goes below it is a line's height where none is set. */
const EM = 1000;
const ASCENT = 950;
const DESCENT = 250;

const WIDE = { advance: 1000, isBlank: false };
const NARROW = { advance: 560, isBlank: false };
const WIDE_BLANK = { ...WIDE, isBlank: true };
const NARROW_BLANK = { ...NARROW, isBlank: true };
/** The first stands for what the font lacks, as in every font. */
const GLYPHS = [{ ...WIDE_BLANK }, WIDE, NARROW, WIDE_BLANK, NARROW_BLANK];
/** First and last character of a range: Latin is narrow; what comes from general punctuation on is as wide as high. */
const CHARACTERS: readonly (readonly [first: number, last: number, glyph: (typeof GLYPHS)[number]])[] = [
  [0x20, 0x20, NARROW_BLANK],
  [0x21, 0x9f, NARROW],
  [0xa0, 0xa0, NARROW_BLANK],
  [0xa1, 0x1fff, NARROW],
  [0x2000, 0x200f, NARROW_BLANK],
  [0x2010, 0x2fff, WIDE],
  [0x3000, 0x3000, WIDE_BLANK],
  [0x3001, 0x1ffff, WIDE],
];

/**
 * A TrueType font (OpenType 1.9) whose every character is a bar that stands on the line. Text set in it has the same breaks,
 * widths and ink on every machine, whatever fonts that has.
 * @param barHeight in thousandths of an em
 */
export function barFont(barHeight: number): Uint8Array {
  const outlines = GLYPHS.map(({ advance, isBlank }) => (isBlank ? [] : barOutline(advance, barHeight)));
  const offsets = [0];
  for (const outline of outlines) offsets.push(offsets.at(-1)! + outline.length);
  const ranges = CHARACTERS.map(([first, last, glyph]) => [first, last, GLYPHS.indexOf(glyph)]);
  const name = int16(...[...'Bars'].map((letter) => letter.charCodeAt(0)));
  return joinTables({
    'OS/2': [
      ...int16(4, NARROW.advance, 400, 5, 0), // version, mean width, weight, width class, embedding
      ...zeros(22 + 10 + 16), // sub- and superscripts, family, panose, Unicode ranges
      ...[...'TEST'].map((letter) => letter.charCodeAt(0)),
      ...int16(0x40, 0x20, 0xffff, ASCENT, -DESCENT, 0, ASCENT, DESCENT),
      ...zeros(8), // code pages
      ...int16(barHeight, barHeight, 0, 0x20, 1),
    ],
    cmap: [
      ...int16(0, 1, 3, 10, 0, 12),
      // Format 13: all characters of a range share one glyph.
      ...int16(13, 0),
      ...int32(16 + ranges.length * 12, 0, ranges.length, ...ranges.flat()),
    ],
    glyf: outlines.flat(),
    head: [
      ...int16(1, 0, 1, 0),
      ...int32(0, 0x5f0f3cf5), // no checksum, the format's magic number
      ...int16(3, EM),
      ...zeros(16), // created, modified
      ...int16(0, 0, WIDE.advance, barHeight),
      ...int16(0, 8, 2, 1, 0),
    ],
    hhea: [
      ...int16(1, 0, ASCENT, -DESCENT, 0, WIDE.advance, 0, 0, WIDE.advance, 1),
      ...zeros(14),
      ...int16(GLYPHS.length),
    ],
    hmtx: GLYPHS.flatMap(({ advance }) => int16(advance, 0)),
    loca: int32(...offsets),
    maxp: [...int16(1, 0, GLYPHS.length, 4, 1, 0, 0, 2), ...zeros(16)],
    name: [...int16(0, 1, 18, 3, 1, 0x409, 1, name.length, 0), ...name],
    post: [...int32(0x30000), ...zeros(28)],
  });
}

/** One contour of four points, all on the curve; the points as steps from the one before. */
function barOutline(advance: number, height: number): number[] {
  const stepsX = int16(0, 0, advance, 0);
  const stepsY = int16(0, height, 0, -height);
  return [...int16(1, 0, 0, advance, height, 3, 0), 1, 1, 1, 1, ...stepsX, ...stepsY];
}

function joinTables(tables: Record<string, number[]>): Uint8Array {
  const entries = Object.entries(tables);
  const log = Math.floor(Math.log2(entries.length));
  const searched = 16 * 2 ** log;
  const directory: number[] = [];
  const body: number[] = [];
  for (const [tag, table] of entries) {
    const padded = [...table, ...zeros(-table.length & 3)];
    const offset = 12 + 16 * entries.length + body.length;
    directory.push(...[...tag].map((letter) => letter.charCodeAt(0)));
    directory.push(...int32(checksum(padded), offset, table.length));
    body.push(...padded);
  }
  const counts = int16(entries.length, searched, log, 16 * entries.length - searched);
  return Uint8Array.from([...int32(0x10000), ...counts, ...directory, ...body]);
}

function checksum(padded: readonly number[]): number {
  const words = new DataView(Uint8Array.from(padded).buffer);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + words.getUint32(at)) | 0;
  return sum;
}

const zeros = (count: number) => Array<number>(count).fill(0);
const int16 = (...values: number[]) => values.flatMap((value) => [(value >> 8) & 255, value & 255]);
const int32 = (...values: number[]) => values.flatMap((value) => int16(value >> 16, value));
