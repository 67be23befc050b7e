import { formatMoney } from '../../components/formatMoney';
import { type Measure, type PosterBox } from './posterBoxes';
import { type CartPosterContent, shownGoods } from './posterContent';
import { CARD_TOP } from './posterFrame';
import { pictureBoxes } from './posterPicture';
import { CARD, POSTER_COLOURS, POSTER_TEXT } from './posterStyle';
import { lineHeight, textAt, textBefore, textBlock } from './posterText';

const PICTURE = 136;
const ROW_GAP = 28;

/** The card of a cart: its goods below each other, and what they cost together. */
export function cartCard(
  content: CartPosterContent,
  hasPicture: (picture: string) => boolean,
  measure: Measure,
): { boxes: PosterBox[]; height: number } {
  const { x, width, radius, padding } = CARD;
  const [left, right] = [x + padding, x + width - padding];
  const { goods, currency, totalMinor } = content;
  const shown = shownGoods(content);
  const boxes: PosterBox[] = [textAt('我的购物车', POSTER_TEXT.heading, left, CARD_TOP + 28)];
  let top = CARD_TOP + 28 + lineHeight(POSTER_TEXT.heading) + 20;
  for (const good of shown) {
    boxes.push(...goodRow(good, content, { left, right, top }, hasPicture, measure));
    top += PICTURE + ROW_GAP;
  }
  if (goods.length > shown.length) {
    boxes.push(textAt(`还有 ${goods.length - shown.length} 种商品`, POSTER_TEXT.muted, left, top - 8));
    top += lineHeight(POSTER_TEXT.muted) + 12;
  }
  boxes.push({
    kind: 'ground',
    place: { x: left, y: top, width: right - left, height: 2 },
    colour: POSTER_COLOURS.line,
    radius: 0,
  });
  top += 20;
  const sum = textBefore(formatMoney(totalMinor, currency), POSTER_TEXT.sum, right, top, measure);
  const { baseline } = sum as Extract<PosterBox, { kind: 'text' }>;
  const pieces = goods.reduce((count, { quantity }) => count + quantity, 0);
  boxes.push({ kind: 'text', text: `共 ${pieces} 件，合计`, x: left, baseline, ...POSTER_TEXT.muted }, sum);
  const height = top + lineHeight(POSTER_TEXT.sum) + 20 - CARD_TOP;
  const ground = { x, y: CARD_TOP, width, height };
  return {
    height,
    boxes: [{ kind: 'ground', place: ground, colour: POSTER_COLOURS.surface, radius }, ...boxes],
  };
}

function goodRow(
  good: CartPosterContent['goods'][number],
  { currency }: CartPosterContent,
  at: { left: number; right: number; top: number },
  hasPicture: (picture: string) => boolean,
  measure: Measure,
): PosterBox[] {
  const place = { x: at.left, y: at.top, width: PICTURE, height: PICTURE };
  const x = at.left + PICTURE + 24;
  const { good: style, goodPrice, muted } = POSTER_TEXT;
  const priceTop = at.top + PICTURE - lineHeight(goodPrice);
  const title = { x, top: at.top, width: at.right - x, maxLines: 2 };
  const price = textAt(formatMoney(good.priceMinor, currency), goodPrice, x, priceTop);
  const quantity = textBefore(`×${good.quantity}`, muted, at.right, priceTop, measure);
  const { baseline } = price as Extract<PosterBox, { kind: 'text' }>;
  return [
    ...pictureBoxes(good.picture, place, [16, 16], hasPicture, measure),
    ...textBlock(good.title, style, title, measure).boxes,
    price,
    { ...(quantity as Extract<PosterBox, { kind: 'text' }>), baseline },
  ];
}
