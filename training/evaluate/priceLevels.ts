import { type Estimate } from '../../src/contracts';
import { type InteractionLog } from '../datasets/interactionLog';
import { type HeldOut } from '../datasets/holdOut';
import { TOP_PLACES } from './rankHeldOut';

/**
 * How prices of what is shown, and of what was taken, go with the prices a user paid attention to before.
 * For information: no price enters the ranking. Taste and price hang together, so neither figure is 0.
 */
export interface PriceLevels {
  /** Users with a price on some item of the history, on the held-out one and on a recommended one. */
  users: number;
  /** Correlation of the mean log price of the history with that of the top ten. */
  recommended: Estimate;
  /** The same with the price of the item that was taken. */
  taken: Estimate;
}

const MIN_USERS = 10;

/** `undefined` where too few items have a price. */
export function priceLevels(
  questions: readonly HeldOut[],
  topTens: Int32Array,
  items: readonly string[],
  itemFields: InteractionLog['itemFields'],
): PriceLevels | undefined {
  const logPrices = Float64Array.from(items, (item) => logPriceOf(itemFields.get(item)));
  const rows = questions.flatMap(({ history, target }, question) => {
    const past = meanOfPriced(history, logPrices);
    const shown = meanOfPriced(
      topTens.subarray(question * TOP_PLACES, (question + 1) * TOP_PLACES),
      logPrices,
    );
    const taken = meanOfPriced([target], logPrices);
    return Number.isNaN(past + shown + taken) ? [] : [{ past, shown, taken }];
  });
  if (rows.length < MIN_USERS) return undefined;
  const past = rows.map((row) => row.past);
  return {
    users: rows.length,
    recommended: correlation(
      past,
      rows.map(({ shown }) => shown),
    ),
    taken: correlation(
      past,
      rows.map(({ taken }) => taken),
    ),
  };
}

function logPriceOf(fields: readonly { field: string; values: string[] }[] | undefined): number {
  const price = Number(fields?.find(({ field }) => field === 'price')?.values[0]);
  return price > 0 ? Math.log(price) : NaN;
}

/** NaN when none of the items has a price. */
function meanOfPriced(items: ArrayLike<number>, logPrices: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (let index = 0; index < items.length; index++) {
    const logPrice = logPrices[items[index]!] ?? NaN;
    if (Number.isNaN(logPrice)) continue;
    sum += logPrice;
    count++;
  }
  return count === 0 ? NaN : sum / count;
}

/** Pearson's r with Fisher's 95 % interval tanh(atanh r ± 1.96/√(n − 3)); 0 when one side does not vary. */
export function correlation(xs: readonly number[], ys: readonly number[]): Estimate {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanX = mean(xs);
  const meanY = mean(ys);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  xs.forEach((x, index) => {
    const dx = x - meanX;
    const dy = ys[index]! - meanY;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  const value = xx * yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
  const centre = Math.atanh(Math.max(-1 + 1e-12, Math.min(1 - 1e-12, value)));
  const margin = 1.96 / Math.sqrt(Math.max(1, xs.length - 3));
  return { value, low: Math.tanh(centre - margin), high: Math.tanh(centre + margin) };
}
