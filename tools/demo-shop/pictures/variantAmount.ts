import type { Amount } from './composeTile';

const PIECES = /(\d+)\s*(个|只|支|包|袋|盒|瓶|罐|枚|颗|片|条|双|对|卷|块|抽|根|棵|本)/;
const MEASURE = /(\d+(?:\.\d+)?)\s*(kg|g|ml|L|斤)/;
const TIMES = /[^\d\s]\s*×\s*(\d+)/;
const GRAMS: Readonly<Record<string, number>> = { kg: 1000, L: 1000, 斤: 500 };

/**
 * How much a variant's name states, in pieces or in grams and millilitres: `100抽×6包` → 600, `1kg` → 1000.
 * Weight and volume count for consumables only: a litre pot is another pot, not more of it.
 */
export function quantityOfVariant(variant: string, consumable: boolean): number | undefined {
  const times = Number(TIMES.exec(variant)?.[1] ?? 1);
  const pieces = PIECES.exec(variant)?.[1];
  if (pieces !== undefined) return Number(pieces) * times;
  const [, amount, unit = ''] = (consumable && MEASURE.exec(variant)) || [];
  if (amount !== undefined) return Number(amount) * (GRAMS[unit] ?? 1) * times;
  return undefined;
}

/** How much a tile shows of a variant, given its sisters: the bigger packs of one good are drawn as several. */
export function amountOfVariant(variant: string, sisters: readonly string[], consumable: boolean): Amount {
  const times = Number(TIMES.exec(variant)?.[1] ?? 1);
  if (times === 2 || /一对|两/.test(variant)) return 'two';
  if (times > 2) return 'many';
  const own = quantityOfVariant(variant, consumable);
  const all = sisters
    .map((sister) => quantityOfVariant(sister, consumable))
    .filter((quantity): quantity is number => quantity !== undefined);
  if (own === undefined || all.length < 2) return 'one';
  const ratio = own / Math.min(...all);
  return ratio >= 2.6 ? 'many' : ratio >= 1.6 ? 'two' : 'one';
}
