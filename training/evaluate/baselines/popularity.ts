import { countInteractions, type SequenceSet } from '../../datasets/corpus';
import { type ScoreHistories } from '../rankHeldOut';

/** Everybody gets what most people took. */
export function popularityBaseline({ sequences }: SequenceSet, itemCount: number): ScoreHistories {
  const scores = Float32Array.from(countInteractions(sequences, itemCount));
  return async (histories) => histories.map(() => scores);
}
