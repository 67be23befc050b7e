import { seededRandom } from '../../random/seededRandom';
import { type AugmentInput, type Augmentation } from './augmentation';
import { addSign } from './addSign';
import { mistype } from './mistype';
import { punctuate } from './punctuate';
import { spaceOut } from './spaceOut';
import { stretch } from './stretch';
import { traditionalise, widen } from './widen';

/** In the order in which they are applied: signs last, so that no gap parts a code such as [流泪]. */
const STEPS = {
  mistype,
  stretch,
  traditionalise,
  widen,
  punctuate,
  spaceOut,
  addSign,
} satisfies Record<string, Augmentation>;

export type AugmentRates = Record<keyof typeof STEPS, number>;

/** Share of characters, marks or texts; about what reviews show, a little more for what misleads n-grams. */
export const DEFAULT_RATES: Readonly<AugmentRates> = {
  mistype: 0.03,
  stretch: 0.15,
  traditionalise: 0.02,
  widen: 0.05,
  punctuate: 0.15,
  addSign: 0.12,
  spaceOut: 0.02,
};

/**
 * Writes a text as somebody in a hurry might, its label unchanged; the same for the same seed. A rate of 0 leaves a
 * step out; rates that are not given are the default ones. Throws a RangeError for a rate outside 0 … 1, never for a
 * text.
 */
export function augment(seed: number, input: AugmentInput, rates: Partial<AugmentRates> = {}): string {
  const random = seededRandom(seed);
  let { text } = input;
  for (const name of Object.keys(STEPS) as (keyof typeof STEPS)[]) {
    const rate = rates[name] ?? DEFAULT_RATES[name];
    if (!(rate >= 0 && rate <= 1)) throw new RangeError(`rate of ${name}: expected 0 to 1, got ${rate}`);
    text = STEPS[name](random, { ...input, text }, rate);
  }
  return text;
}
