import { type Candidate } from './arrange';
import { breaksCap } from './categoryCaps';
import { type CategoryCap } from './merchantRules';
import { seededUniform } from './seededUniform';

/** Off every tenth list a place is given to chance. */
export const EXPLORATION_PROBABILITY = 0.1;
/** The places that may be given, counted from 0: seen by most, and none of the first four. */
export const EXPLORED_PLACES = [4, 5, 6, 7, 8, 9, 10, 11];
/** Items below the explored places are drawn from. */
const TAIL_START = 12;
/** How far from the mean, in standard deviations, a score still changes the chance of being drawn. */
const CLAMP = 3;

export interface Exploration {
  /** One seed, one list; lists of one session share it, so that nothing jumps. Undefined: nothing is left to chance. */
  seed: string | undefined;
  /** Of the scores; an item that is one such unit better is drawn e times as often. */
  scoreUnit: number;
  caps: readonly CategoryCap[];
  /** Places that merchant rules have filled: they are neither given nor taken from. */
  pins: ReadonlyMap<number, string>;
}

export interface ExploredList {
  itemIds: string[];
  /** By place: the probability, over all seeds, that this item stands there. In (0, 1]. */
  propensities: number[];
  /** The item that chance has put there. */
  exploredItemId?: string;
}

/**
 * With `EXPLORATION_PROBABILITY` one of the free `EXPLORED_PLACES`, each as likely as the others, is given to an item from the
 * rest of the list, and the two items change places. The item is drawn with probability ∝ e^(score / unit), clamped to three
 * units around the mean, among those that are neither pinned nor buried and whose move breaks no cap. Every such item has a
 * chance, so the logged propensities support the evaluation of any policy on these places (Swaminathan and Joachims 2015).
 */
export function explore(
  list: readonly Candidate[],
  { seed, scoreUnit, caps, pins }: Exploration,
): ExploredList {
  const itemIds = list.map(({ itemId }) => itemId);
  const propensities = list.map(() => 1);
  if (seed === undefined) return { itemIds, propensities };

  const places = EXPLORED_PLACES.filter((place) => place < list.length && !pins.has(place));
  const tail = list.flatMap(({ isBuried }, place) =>
    place >= TAIL_START && !isBuried && !pins.has(place) ? [place] : [],
  );
  const logits = drawLogits(list, tail, scoreUnit);
  const odds = logits.map(Math.exp);
  const categories = list.map(({ categoryId }) => categoryId);
  const givenPlace = places[Math.floor(seededUniform(seed, 'place') * places.length)];
  const isExploring = seededUniform(seed, 'explore') < EXPLORATION_PROBABILITY;
  const chance = EXPLORATION_PROBABILITY / places.length;
  let drawn: { place: number; from: number; propensity: number } | undefined;

  for (const place of places) {
    // Indices into the tail.
    const drawable = [...tail.keys()].filter((index) => maySwap(caps, categories, place, tail[index]!));
    if (drawable.length === 0) continue;
    const total = drawable.reduce((sum, index) => sum + odds[index]!, 0);
    const chanceOf = (index: number) => (chance * odds[index]!) / total;
    propensities[place] = 1 - chance;
    for (const index of drawable) propensities[tail[index]!]! -= chanceOf(index);
    if (!isExploring || place !== givenPlace) continue;
    // The Gumbel-max trick: a draw from the softmax that hardly moves when the scores hardly do.
    const noisy = drawable.map(
      (index) => logits[index]! + gumbel(seededUniform(seed, `item ${itemIds[tail[index]!]}`)),
    );
    const index = drawable[noisy.indexOf(largest(noisy))]!;
    drawn = { place, from: tail[index]!, propensity: chanceOf(index) };
  }

  if (!drawn) return { itemIds, propensities };
  const { place, from, propensity } = drawn;
  const exploredItemId = itemIds[from]!;
  itemIds[from] = itemIds[place]!;
  itemIds[place] = exploredItemId;
  propensities[place] = propensity;
  propensities[from] = propensity;
  return { itemIds, propensities, exploredItemId };
}

/** [tail] the logarithm of how much more often an item is drawn than one of the mean score. */
function drawLogits(list: readonly Candidate[], tail: readonly number[], scoreUnit: number): number[] {
  const mean = tail.reduce((sum, place) => sum + list[place]!.score, 0) / tail.length;
  return tail.map((place) => {
    const distance = scoreUnit > 0 ? (list[place]!.score - mean) / scoreUnit : 0;
    return Math.max(-CLAMP, Math.min(CLAMP, distance));
  });
}

/** Swaps on the given list and back again: a copy for each of thousands of swaps would cost more than the rest. */
function maySwap(caps: readonly CategoryCap[], categories: string[], place: number, from: number): boolean {
  const [here, there] = [categories[place]!, categories[from]!];
  if (caps.length === 0 || here === there) return true;
  categories[place] = there;
  categories[from] = here;
  const isAllowed = !breaksCap(caps, categories, place, there) && !breaksCap(caps, categories, from, here);
  categories[place] = here;
  categories[from] = there;
  return isAllowed;
}

const gumbel = (uniform: number) => -Math.log(-Math.log(uniform));

/** Without a spread: a list of a large shop has more arguments than some engines take. */
const largest = (values: readonly number[]) =>
  values.reduce((best, value) => Math.max(best, value), -Infinity);
