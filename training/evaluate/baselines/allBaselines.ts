import { type SequenceSet } from '../../datasets/corpus';
import { type RankingOptions, type ScoreHistories } from '../rankHeldOut';
import { easeBaseline, MAX_EASE_ITEMS } from './ease';
import { itemKnnBaseline } from './itemKnn';
import { popularityBaseline } from './popularity';
import { transitionsBaseline } from './transitions';

export type BaselineName = 'popularity' | 'itemKnn' | 'transitions' | 'ease';

/** Each learns from the sequences that the model learnt from. */
export const BASELINES: Record<
  BaselineName,
  (
    learned: SequenceSet,
    itemCount: number,
    options?: RankingOptions,
  ) => ScoreHistories | Promise<ScoreHistories>
> = {
  popularity: popularityBaseline,
  itemKnn: itemKnnBaseline,
  transitions: transitionsBaseline,
  ease: easeBaseline,
};

/** What every card and every report shows beside the model. */
export const CARD_BASELINES = ['popularity', 'itemKnn', 'transitions'] as const;

/** The baselines a catalogue of this size allows, and in words what was left out and why. */
export function baselinesFor(itemCount: number): { names: BaselineName[]; leftOut: string[] } {
  if (itemCount <= MAX_EASE_ITEMS) return { names: [...CARD_BASELINES, 'ease'], leftOut: [] };
  const size = itemCount.toLocaleString('en');
  const limit = MAX_EASE_ITEMS.toLocaleString('en');
  const reason = `ease left out: it inverts a matrix of all items squared, and ${size} items are more than ${limit}`;
  return { names: [...CARD_BASELINES], leftOut: [reason] };
}
