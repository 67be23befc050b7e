import { type Corpus, type SequenceSet } from '../datasets/corpus';
import { type HeldOut } from '../datasets/holdOut';
import { evaluateAgainstBaselines } from '../evaluate/evaluateAgainstBaselines';
import { rankHeldOut } from '../evaluate/rankHeldOut';
import { rankingMetrics } from '../evaluate/rankingReport';
import { createModelScorer } from '../evaluate/scoreWithModel';
import { dequantise, quantise } from '../export/quantise';
import { type LoadedArtifact } from '../export/readArtifact';
import { assembleTrial } from './assembleTrial';
import { describeIncrement } from './increment/describeIncrement';
import { corpusOfTrial } from './planTrials';
import { type TrainingHooks } from './trainingHooks';
import { type TrainOptions } from './trainOptions';
import { type Selection, type TrainingRun } from './trainingRun';

/** Measures the best trial by users who had no say in it: quantised and not, beside the baselines. */
export async function measureWinner(
  { trials, winner }: TrainingRun,
  whole: Corpus,
  kept: SequenceSet,
  measuring: readonly HeldOut[],
  options: TrainOptions,
  hooks: TrainingHooks,
  from?: LoadedArtifact,
): Promise<Selection> {
  hooks.onStage('measuring the quantised weights and the baselines');
  const trial = trials[winner!.trial]!;
  const corpus = corpusOfTrial(whole, trial.changes);
  const { weights, config, like } = assembleTrial(trial, winner!.values, corpus, kept, options, from);
  const shipped = dequantise(quantise(weights, config, like), corpus.items.length, config);
  const { metrics, baselines } = await evaluateAgainstBaselines(shipped, config, kept, measuring);
  const unquantised = createModelScorer(weights, config);
  const float = rankingMetrics(await rankHeldOut(measuring, corpus.items.length, unquantised.score));
  unquantised.dispose();
  return {
    trial,
    trials,
    evaluation: {
      protocol:
        protocol(measuring.length, corpus, options) +
        (from ? describeIncrement(from, corpus, trials, trial) : ''),
      users: measuring.length,
      metrics,
      float,
      baselines,
    },
  };
}

function protocol(users: number, { items, baskets }: Corpus, { refit }: TrainOptions): string {
  const asked = baskets ? 'a new item of the last basket' : 'last item';
  const shipped = refit
    ? 'the shipped weights are trained again on all interactions with the same choices'
    : 'the shipped table, popularity and trend count all interactions';
  return (
    `${asked} of ${users} users who had no say in any choice, full ranking over ${items.length} items ` +
    `without the history, ties against the model; ${shipped}`
  );
}
