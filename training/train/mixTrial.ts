import { type RecommenderConfig } from '../../src/contracts';
import { countInteractions, type Corpus, type SequenceSet } from '../datasets/corpus';
import { type HeldOut } from '../datasets/holdOut';
import { createModelScorer, type ModelScorer } from '../evaluate/scoreWithModel';
import { type LoadedArtifact } from '../export/readArtifact';
import { assembleEncoder } from './assembleModel';
import { assembleTrial } from './assembleTrial';
import { buildTables } from './buildTables';
import { chooseMixture } from './chooseMixture';
import { chooseKept } from './increment/chooseKept';
import { grownTables } from './increment/grownTable';
import { standardisedPopularity, trendOf } from './priors';
import { type TrialChanges } from './planTrials';
import { type TrainingHooks } from './trainingHooks';
import { type TrainOptions } from './trainOptions';
import { endFit, type TrainingRun, type Trial } from './trainingRun';

/** Ends the trial in progress: chooses the mixture for the best epoch's weights, and keeps these if they win. */
export async function mixTrial(
  run: TrainingRun,
  corpus: Corpus,
  kept: SequenceSet,
  choosing: readonly HeldOut[],
  changes: TrialChanges,
  options: TrainOptions,
  hooks: TrainingHooks,
  from?: LoadedArtifact,
): Promise<void> {
  hooks.onStage('choosing how to mix encoder, transitions, popularity and trend');
  const { encoders: trained, epochs: history } = run.fit!;
  const { values, epoch } = run.best!;
  const scorers = new Map<string, ModelScorer>();
  const cosines = (encoders: RecommenderConfig['encoders']) => {
    const key = JSON.stringify(encoders);
    if (!scorers.has(key)) {
      const { weights, config } = assembleEncoder(values, corpus, kept, options, encoders);
      scorers.set(key, createModelScorer(weights, config));
    }
    return scorers.get(key)!.cosines;
  };
  const itemCount = corpus.items.length;
  const increment = changes.learns === 'items' ? from : undefined;
  const tables = increment
    ? grownTables(increment, kept.sequences, itemCount)
    : buildTables(corpus, kept.sequences, { ...options, encoders: trained });
  const areTwo = trained.decayedAverage !== undefined && trained.transformer !== undefined;
  const mustBlend = options.encoder === 'both' || (increment !== undefined && areTwo);
  const mixed = await chooseMixture(choosing, trained, mustBlend, {
    cosines,
    tables,
    popularity: standardisedPopularity(countInteractions(kept.sequences, itemCount)),
    trend: trendOf(kept.sequences, itemCount),
    temperature: assembleEncoder(values, corpus, kept, options, trained).config.temperature,
  });
  scorers.forEach((scorer) => scorer.dispose());
  const trial: Trial = { trained, changes, ...mixed, epochs: epoch, history };
  if (increment) {
    const assemble = (choice: Partial<Trial>) =>
      assembleTrial({ ...trial, ...choice }, values, corpus, kept, options, increment);
    Object.assign(trial, await chooseKept(assemble, increment, choosing));
  }
  if (!run.winner || isBetter(trial, run.trials[run.winner.trial]!)) {
    run.winner = { trial: run.trials.length, values };
  }
  run.trials.push(trial);
  endFit(run);
  delete run.best;
}

/** What all phones must load again has to be worth it: so much of the NDCG@10 of what leaves them most of theirs. */
const WORTH_A_DOWNLOAD = 1.02;

function isBetter({ ndcg }: Trial, best: Trial): boolean {
  return ndcg > best.ndcg * (best.changes.learns === 'items' ? WORTH_A_DOWNLOAD : 1);
}
