import { type Corpus } from '../datasets/corpus';
import { type LoadedArtifact } from '../export/readArtifact';
import { planTrials, type TrialPlan } from './planTrials';
import { type TrainOptions } from './trainOptions';
import { type Trial } from './trainingRun';

/**
 * What is tried after `trials`; undefined when everything was. Where the log tells kinds and times, the best choice is
 * tried once more without them.
 */
export function nextTrial(
  trials: readonly Trial[],
  options: TrainOptions,
  corpus: Pick<Corpus, 'items' | 'bags' | 'signals'>,
  from?: LoadedArtifact,
): TrialPlan | undefined {
  const plans = planTrials(options, corpus, from);
  if (trials.length < plans.length) return plans[trials.length];
  if (!corpus.signals || from || trials.length > plans.length) return undefined;
  const { trained, changes } = trials.reduce((best, trial) => (trial.ndcg > best.ndcg ? trial : best));
  return { encoders: trained, changes: { ...changes, ignoresSignals: true } };
}
