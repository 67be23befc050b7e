import fc from 'fast-check';
import { PAGE_PX, type Picture } from './picture';
import { pictureChanges } from './pictureChanges';

type Colour = readonly [red: number, green: number, blue: number];
/** In pixels of the page. */
type Box = readonly [left: number, top: number, width: number, height: number];

const GROUND: Colour = [244, 243, 239];
const CARD: Colour = [255, 255, 255];
const TEXT: Colour = [31, 30, 28];
const BUTTON: Colour = [191, 44, 34];

const CARD_BOX: Box = [12, 20, 176, 120];
const TITLE_BOX: Box = [24, 40, 96, 8];
const LINE_BOX: Box = [24, 60, 140, 6];
const BUTTON_BOX: Box = [40, 100, 120, 28];

type Part = readonly [box: Box, colour: Colour];
const PARTS: Part[] = [
  [CARD_BOX, CARD],
  [TITLE_BOX, TEXT],
  [LINE_BOX, TEXT],
  [BUTTON_BOX, BUTTON],
];

/** A page of 200 × 160 pixels, each pixel of the picture the mean of what it covers. */
function draw(parts: readonly Part[]): Picture {
  const [pageWidth, pageHeight] = [200, 160];
  const page = Array.from({ length: pageWidth * pageHeight }, () => GROUND);
  for (const [[left, top, boxWidth, boxHeight], colour] of parts) {
    for (let y = top; y < top + boxHeight; y++)
      page.fill(colour, y * pageWidth + left, y * pageWidth + left + boxWidth);
  }
  const [width, height] = [pageWidth / PAGE_PX, pageHeight / PAGE_PX];
  const rgb = Uint8Array.from({ length: width * height * 3 }, (_, index) => {
    const at = Math.floor(index / 3);
    const [left, top] = [(at % width) * PAGE_PX, Math.floor(at / width) * PAGE_PX];
    let sum = 0;
    for (let y = top; y < top + PAGE_PX; y++) {
      for (let x = left; x < left + PAGE_PX; x++) sum += page[y * pageWidth + x]![index % 3]!;
    }
    return Math.round(sum / PAGE_PX ** 2);
  });
  return { width, height, rgb };
}

const moved = (parts: readonly Part[], byX: number, byY: number): Part[] =>
  parts.map(([[left, top, width, height], colour]) => [[left + byX, top + byY, width, height], colour]);
const recoloured = (changed: Box, colour: Colour): Part[] =>
  PARTS.map((part) => (part[0] === changed ? [changed, colour] : part));

const BASELINE = draw(PARTS);

describe('no change is seen', () => {
  it('in the same picture', () => {
    expect(pictureChanges(BASELINE, draw(PARTS))).toEqual([]);
  });

  it('in what another rasteriser makes of colours', () => {
    const noise = fc.array(fc.integer({ min: -3, max: 3 }), {
      minLength: BASELINE.rgb.length,
      maxLength: BASELINE.rgb.length,
    });
    fc.assert(
      fc.property(noise, (offsets) => {
        const rgb = BASELINE.rgb.map((value, at) => Math.min(255, Math.max(0, value + offsets[at]!)));
        expect(pictureChanges(BASELINE, { ...BASELINE, rgb })).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('in a move of as few pixels as rounding makes', () => {
    const few = fc.integer({ min: -2, max: 2 });
    fc.assert(
      fc.property(few, few, (byX, byY) => {
        expect(pictureChanges(BASELINE, draw(moved(PARTS, byX, byY)))).toEqual([]);
      }),
    );
  });
});

const middleOf = ([left, top, width, height]: Box) => ({ x: left + width / 2, y: top + height / 2 });

describe('a change is seen in its place', () => {
  it.each<[string, Part[], Box]>([
    ['a button of another red', recoloured(BUTTON_BOX, [170, 44, 34]), BUTTON_BOX],
    ['a card that has the colour of the ground', recoloured(CARD_BOX, GROUND), [12, 20, 176, 20]],
    ['a missing button', PARTS.slice(0, -1), BUTTON_BOX],
    ['an empty text', PARTS.filter(([box]) => box !== LINE_BOX), LINE_BOX],
    ['white on white', recoloured(TITLE_BOX, CARD), TITLE_BOX],
    ['a text that is longer', [...PARTS, [[120, 40, 48, 8], TEXT]], [124, 40, 44, 8]],
  ])('%s', (_, parts, place) => {
    const changes = pictureChanges(BASELINE, draw(parts));
    expect(changes).toHaveLength(1);
    const { left, top, width, height } = changes[0]!;
    const { x, y } = middleOf(place);
    expect([left <= x, x <= left + width, top <= y, y <= top + height]).toEqual([true, true, true, true]);
  });

  it.each([
    [12, 0],
    [-12, 0],
    [0, 12],
    [0, -12],
  ])('everything moved by %d and %d pixels', (byX, byY) => {
    expect(pictureChanges(BASELINE, draw(moved(PARTS, byX, byY))).length).toBeGreaterThan(1);
  });

  it('in whichever picture something is missing', () => {
    const without = draw(PARTS.slice(0, -1));
    expect(pictureChanges(without, BASELINE)).toEqual(pictureChanges(BASELINE, without));
  });

  it('the largest first, in pixels of the page', () => {
    const changes = pictureChanges(BASELINE, draw(recoloured(TITLE_BOX, CARD).slice(0, -1)));
    const [first, second] = changes;
    expect(changes).toHaveLength(2);
    expect(first!.top).toBeGreaterThan(second!.top);
    expect(Math.abs(first!.width - BUTTON_BOX[2])).toBeLessThanOrEqual(2 * PAGE_PX);
  });

  it('everywhere, when the pictures are of different sizes', () => {
    const smaller = { width: 1, height: 2, rgb: new Uint8Array(6) };
    expect(pictureChanges(BASELINE, smaller)).toEqual([{ left: 0, top: 0, width: 4, height: 8 }]);
  });
});
