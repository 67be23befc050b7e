import { seededRandom } from '../../random/seededRandom';
import { type AttributeBags } from '../../features/attributeBags';
import { type ScoreHistories } from '../rankHeldOut';

/** Everybody gets an order of their own that nothing is known by. */
export function randomBaseline(itemCount: number, seed: number): ScoreHistories {
  const random = seededRandom(seed);
  return async (histories) =>
    histories.map(() => Float32Array.from({ length: itemCount }, () => random.next()));
}

/** What an older item of the history counts, for each step back. */
const DECAY = 0.8;

/**
 * What can be known of new items without learning: Σ over the history of decay^age · Σ over shared attributes of
 * weight · weight · log(items / items with it), the usual weight of rare terms.
 */
export function sharedAttributesBaseline(
  { attributeCount, offsets, attributes, weights }: AttributeBags,
  itemCount: number,
): ScoreHistories {
  const itemsWith = new Int32Array(attributeCount);
  for (const attribute of attributes) itemsWith[attribute]! += 1;
  const rarity = Float64Array.from(itemsWith, (count) => Math.log(itemCount / count));
  return async (histories) =>
    histories.map((history) => {
      const profile = new Float64Array(attributeCount);
      history.forEach((item, place) => {
        const recency = DECAY ** (history.length - 1 - place);
        for (let entry = offsets[item]!; entry < offsets[item + 1]!; entry++) {
          profile[attributes[entry]!]! += recency * weights[entry]!;
        }
      });
      return Float32Array.from({ length: itemCount }, (_, item) => {
        let score = 0;
        for (let entry = offsets[item]!; entry < offsets[item + 1]!; entry++) {
          const attribute = attributes[entry]!;
          score += profile[attribute]! * weights[entry]! * rarity[attribute]!;
        }
        return score;
      });
    });
}
