import { type SeededRandom } from '../../random/seededRandom';

/** A text with its polarity, as an augmentation takes it. */
export interface AugmentInput {
  text: string;
  label: 'neg' | 'neu' | 'pos';
}

/**
 * Rewrites a text as people type it; the label stays right. Pure but for `random`; `rate` in 0 … 1 is the share of the
 * places where it could act that it takes, or, where it acts on the whole, its probability. Never throws on any text.
 */
export type Augmentation = (random: SeededRandom, input: AugmentInput, rate: number) => string;
