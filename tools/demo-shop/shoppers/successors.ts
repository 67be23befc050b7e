import type { Good } from '../products/buildGoods';
import { createSeededRandom } from '../seededRandom';

/** After item i people look at items[i][k] with probability weights[i][k] (each row sums to 1). */
export interface Successors {
  items: number[][];
  weights: number[][];
}

const SUCCESSORS_PER_ITEM = 8;
/** Each next-best successor is followed this much less often. */
const RANK_DECAY = 0.72;

/** How strongly two goods serve one need, from 0 (no common occasion) to 1 (both mainly for the same). */
function sharedPurpose(one: Good, other: Good): number {
  let strength = 0;
  one.base.occasions.forEach((occasion, position) => {
    const otherPosition = other.base.occasions.indexOf(occasion);
    if (otherPosition < 0) return;
    strength = Math.max(strength, (position === 0 ? 1 : 0.5) * (otherPosition === 0 ? 1 : 0.5));
  });
  return strength;
}

/**
 * Which goods follow which: complements of the same occasion, preferably of the same style and a similar price,
 * from another category more often than from the same one (a pot after the tea, not a second tea), plus chance.
 * The chance is what a model can learn only from behaviour: no attribute tells it.
 */
export function buildSuccessors(goods: readonly Good[], appeal: Float64Array, seed: number): Successors {
  const random = createSeededRandom(`successors ${seed}`);
  const items: number[][] = [];
  const weights: number[][] = [];
  for (const [index, good] of goods.entries()) {
    const candidates: { item: number; score: number }[] = [];
    for (const [other, candidate] of goods.entries()) {
      if (other === index) continue;
      const isSibling = candidate.baseId === good.baseId;
      const purpose = isSibling ? 0.8 : sharedPurpose(good, candidate);
      if (purpose === 0) continue;
      const gumbel = -Math.log(-Math.log(1 - random.next() * 0.999999 - 5e-7));
      const priceGap = Math.abs(Math.log(candidate.priceMinor / good.priceMinor));
      const score =
        2.2 * purpose +
        (candidate.base.style === good.base.style ? 0.6 : 0) +
        (candidate.category !== good.category ? 0.7 : 0) +
        0.5 * (appeal[other] ?? 0) -
        0.25 * priceGap +
        1.1 * gumbel;
      candidates.push({ item: other, score });
    }
    candidates.sort((one, other) => other.score - one.score || one.item - other.item);
    const row = candidates.slice(0, SUCCESSORS_PER_ITEM);
    const raw = row.map((_, rank) => RANK_DECAY ** rank);
    const total = raw.reduce((sum, weight) => sum + weight, 0);
    items.push(row.map(({ item }) => item));
    weights.push(raw.map((weight) => weight / total));
  }
  return { items, weights };
}
