import { type RecommenderConfig } from '../../src/contracts';
import { countInteractions, type Corpus, type SequenceSet } from '../datasets/corpus';
import { type HeldOut } from '../datasets/holdOut';
import { createModelScorer, type ModelScorer } from '../evaluate/scoreWithModel';
import { assembleEncoder } from './assembleModel';
import { buildTables } from './buildTables';
import { chooseMixture } from './chooseMixture';
import { standardisedPopularity, trendOf } from './priors';
import { type TrainingHooks } from './trainingHooks';
import { type TrainOptions } from './trainOptions';
import { endFit, type TrainingRun } from './trainingRun';

/** Ends the trial in progress: chooses the mixture for the best epoch's weights, and keeps these if they win. */
export async function mixTrial(
  run: TrainingRun,
  corpus: Corpus,
  kept: SequenceSet,
  choosing: readonly HeldOut[],
  changes: Partial<TrainOptions>,
  options: TrainOptions,
  hooks: TrainingHooks,
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
  const { mixture, ndcg } = await chooseMixture(choosing, trained, options.encoder === 'both', {
    cosines,
    tables: buildTables(corpus, kept.sequences, options),
    popularity: standardisedPopularity(countInteractions(kept.sequences, itemCount)),
    trend: trendOf(kept.sequences, itemCount),
    temperature: assembleEncoder(values, corpus, kept, options, trained).config.temperature,
  });
  scorers.forEach((scorer) => scorer.dispose());
  if (!run.winner || ndcg > run.trials[run.winner.trial]!.ndcg) {
    run.winner = { trial: run.trials.length, values };
  }
  run.trials.push({ trained, changes, mixture, ndcg, epochs: epoch, history });
  endFit(run);
  delete run.best;
}
