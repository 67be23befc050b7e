import { graphemes } from './graphemes';
import { type Measure, type PosterBox } from './posterBoxes';
import { type PosterContent } from './posterContent';
import { EDGE, POSTER_COLOURS, POSTER_TEXT, POSTER_WIDTH } from './posterStyle';
import { lineHeight, textAmid, textAt, textBlock } from './posterText';

const SEAL = 64;
const GAP = 20;
/** Where the card below the shop's name begins. */
export const CARD_TOP = EDGE + SEAL + 32;

/** Whose poster it is: a seal with the first sign of the shop's name, and the name. */
export function posterHeader(shopTitle: string, measure: Measure): PosterBox[] {
  const { seal, shop } = POSTER_TEXT;
  const place = { x: EDGE, y: EDGE, width: SEAL, height: SEAL };
  const x = EDGE + SEAL + GAP;
  const name = textBlock(
    shopTitle,
    shop,
    { x, top: EDGE + (SEAL - lineHeight(shop)) / 2, width: POSTER_WIDTH - EDGE - x, maxLines: 1 },
    measure,
  );
  return [
    { kind: 'ground', place, colour: POSTER_COLOURS.accentFill, radius: 14 },
    textAmid(
      graphemes(shopTitle.trim())[0] ?? '店',
      seal,
      place,
      EDGE + (SEAL - lineHeight(seal)) / 2,
      measure,
    ),
    ...name.boxes,
  ];
}

const CODE = 176;

/**
 * What to do, beside the mini-program code. Without a code its place says that it is one: a real code needs the merchant's
 * account at WeChat.
 */
export function posterFooter(
  content: Pick<PosterContent, 'kind' | 'shopTitle'>,
  code: string | undefined,
  top: number,
  measure: Measure,
): { boxes: PosterBox[]; height: number } {
  const place = { x: POSTER_WIDTH - EDGE - CODE, y: top, width: CODE, height: CODE };
  const { call, small } = POSTER_TEXT;
  const goal = content.kind === 'product' ? '看这件商品' : '看这些商品';
  const todo =
    code === undefined ? `微信搜索小程序「${content.shopTitle}」，${goal}` : `长按识别小程序码，${goal}`;
  const column = { x: EDGE, width: place.x - EDGE - 32 };
  const lines = textBlock(todo, call, { ...column, top: 0, maxLines: 2 }, measure);
  const height = lines.height + 12 + lineHeight(small);
  const begin = top + (CODE - height) / 2;
  return {
    height: CODE,
    boxes: [
      ...textBlock(todo, call, { ...column, top: begin, maxLines: 2 }, measure).boxes,
      textAt('价格以小程序内为准', small, EDGE, begin + lines.height + 12),
      ...(code === undefined
        ? codePlace(place, measure)
        : [{ kind: 'picture' as const, place, radius: [0, 0] as [number, number], picture: code }]),
    ],
  };
}

/** Round, as WeChat's codes are. */
function codePlace(
  place: { x: number; y: number; width: number; height: number },
  measure: Measure,
): PosterBox[] {
  const { small } = POSTER_TEXT;
  const middle = place.y + place.height / 2;
  const circle = { kind: 'ground' as const, place, radius: place.width / 2 };
  return [
    { ...circle, colour: POSTER_COLOURS.surface },
    { ...circle, colour: POSTER_COLOURS.textMuted, isDashed: true },
    textAmid('小程序码', small, place, middle - lineHeight(small), measure),
    textAmid('占位', small, place, middle, measure),
  ];
}
