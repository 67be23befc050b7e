import { cartCard } from './layoutCartPoster';
import { productCard } from './layoutProductPoster';
import { type Measure, type PosterLayout } from './posterBoxes';
import { type PosterContent } from './posterContent';
import { CARD_TOP, posterFooter, posterHeader } from './posterFrame';
import { EDGE, POSTER_COLOURS, POSTER_WIDTH } from './posterStyle';

export interface PosterPictures {
  /** Whether a good's picture came. */
  has: (picture: string) => boolean;
  /** The file of a mini-program code, where the shop has one. */
  code: string | undefined;
}

/** Where everything on a poster stands. Its height follows from what is on it. */
export function layoutPoster(
  content: PosterContent,
  pictures: PosterPictures,
  measure: Measure,
): PosterLayout {
  const card =
    content.kind === 'product'
      ? productCard(content, pictures.has, measure)
      : cartCard(content, pictures.has, measure);
  const footerTop = CARD_TOP + card.height + 32;
  const footer = posterFooter(content, pictures.code, footerTop, measure);
  const height = footerTop + footer.height + EDGE;
  const paper = { x: 0, y: 0, width: POSTER_WIDTH, height };
  return {
    width: POSTER_WIDTH,
    height,
    boxes: [
      { kind: 'ground', place: paper, colour: POSTER_COLOURS.ground, radius: 0 },
      ...posterHeader(content.shopTitle, measure),
      ...card.boxes,
      ...footer.boxes,
    ],
  };
}
