import { type Currency, formatMoney, moneyParts } from '../../components/formatMoney';
import { titleBesideBrand } from '../../components/titleBesideBrand';
import { type Measure, type PosterBox } from './posterBoxes';
import { type ProductPosterContent } from './posterContent';
import { CARD_TOP } from './posterFrame';
import { pictureBoxes } from './posterPicture';
import { CARD, POSTER_COLOURS, POSTER_TEXT } from './posterStyle';
import { lineHeight, textAt, textBlock } from './posterText';

/** The card of one product, put together as its tile in the shop is: picture, brand, title, price. */
export function productCard(
  { good, currency, isLowestPrice }: ProductPosterContent,
  hasPicture: (picture: string) => boolean,
  measure: Measure,
): { boxes: PosterBox[]; height: number } {
  const { x, width, radius, padding } = CARD;
  const column = { x: x + padding, width: width - 2 * padding };
  const picture = { x, y: CARD_TOP, width, height: width };
  const brandTop = CARD_TOP + width + 28;
  const brand = textBlock(good.brand, POSTER_TEXT.muted, { ...column, top: brandTop, maxLines: 1 }, measure);
  const titleTop = brandTop + brand.height + (brand.height > 0 ? 4 : 0);
  const name = titleBesideBrand(good.title, good.brand);
  const title = textBlock(name, POSTER_TEXT.title, { ...column, top: titleTop, maxLines: 2 }, measure);
  const priceTop = titleTop + title.height + 8;
  const height = priceTop + lineHeight(POSTER_TEXT.price) + 20 - CARD_TOP;
  return {
    height,
    boxes: [
      { kind: 'ground', place: { x, y: CARD_TOP, width, height }, colour: POSTER_COLOURS.surface, radius },
      ...pictureBoxes(good.picture, picture, [radius, 0], hasPicture, measure),
      ...brand.boxes,
      ...title.boxes,
      ...priceRow({ ...good, isLowestPrice }, currency, { x: column.x, top: priceTop }, measure),
    ],
  };
}

/** The figure that is compared is the large one; sign, decimals and the price before step back. */
function priceRow(
  price: { priceMinor: number; originalPriceMinor: number; isLowestPrice: boolean },
  currency: Currency,
  at: { x: number; top: number },
  measure: Measure,
): PosterBox[] {
  const { price: large, priceSign, muted } = POSTER_TEXT;
  const { symbol, whole, decimals } = moneyParts(price.priceMinor, currency);
  const { baseline } = textAt(whole, large, at.x, at.top) as Extract<PosterBox, { kind: 'text' }>;
  const boxes: PosterBox[] = [];
  let x = at.x;
  for (const [text, style, gap] of [
    [symbol, priceSign, 4],
    [whole, large, 2],
    [decimals, priceSign, 6],
    [price.isLowestPrice ? '起' : '', muted, 6],
  ] as const) {
    if (text === '') continue;
    boxes.push({ kind: 'text', text, x, baseline, ...style });
    x += measure(text, style) + gap;
  }
  if (price.originalPriceMinor <= price.priceMinor) return boxes;
  const before = formatMoney(price.originalPriceMinor, currency);
  const beforeWidth = measure(before, muted);
  x += 14;
  const strike = { x: x - 2, y: baseline - Math.round(muted.size * 0.36), width: beforeWidth + 4, height: 2 };
  return [
    ...boxes,
    { kind: 'text', text: before, x, baseline, ...muted },
    { kind: 'ground', place: strike, colour: muted.colour, radius: 0 },
  ];
}
