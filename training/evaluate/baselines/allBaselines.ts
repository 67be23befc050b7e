import { type SequenceSet } from '../../datasets/corpus';
import { type ScoreHistories } from '../rankHeldOut';
import { itemKnnBaseline } from './itemKnn';
import { popularityBaseline } from './popularity';
import { transitionsBaseline } from './transitions';

/** What every report shows beside the model, trained on the same sequences. */
export const BASELINES: Record<
  'popularity' | 'itemKnn' | 'transitions',
  (learned: SequenceSet, itemCount: number) => ScoreHistories | Promise<ScoreHistories>
> = {
  popularity: popularityBaseline,
  itemKnn: itemKnnBaseline,
  transitions: transitionsBaseline,
};
