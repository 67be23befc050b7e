import { type Currency } from '../../components/formatMoney';

/** One of the goods that a poster shows. */
export interface PosterGood {
  title: string;
  brand: string;
  priceMinor: number;
  originalPriceMinor: number;
  /** Of the picture's file. */
  picture: string;
}

interface EveryPoster {
  shopTitle: string;
  currency: Currency;
  /** The page that a mini-program code of the poster leads to. */
  path: string;
}

export interface ProductPosterContent extends EveryPoster {
  kind: 'product';
  good: PosterGood;
  /** Whether the price is the lowest of several. */
  isLowestPrice: boolean;
}

export interface CartPosterContent extends EveryPoster {
  kind: 'cart';
  /** In the cart's order; the first four are shown. */
  goods: readonly (PosterGood & { quantity: number })[];
  totalMinor: number;
}

export type PosterContent = ProductPosterContent | CartPosterContent;

const SHOWN_GOODS = 4;

/** Those that a poster has room for. */
export const shownGoods = ({ goods }: CartPosterContent) => goods.slice(0, SHOWN_GOODS);

/** Cloud paths of the pictures on it, each once. */
export function picturesOf(content: PosterContent): string[] {
  const goods = content.kind === 'product' ? [content.good] : shownGoods(content);
  return [...new Set(goods.map(({ picture }) => picture))];
}
