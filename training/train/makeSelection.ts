import { type RecommenderConfig } from '../../src/contracts';
import { type TransitionTable } from '../../src/models/recommender/transitionTable';
import { countInteractions, type Corpus, type SequenceSet } from '../datasets/corpus';
import { evaluateAgainstBaselines } from '../evaluate/evaluateAgainstBaselines';
import { createModelScorer, type ModelScorer } from '../evaluate/scoreWithModel';
import { dequantise, neighboursThatFit, quantise } from '../export/quantise';
import { countTransitions, TABLE_PRESETS } from '../transitions/countTransitions';
import { assembleEncoder, assembleModel } from './assembleModel';
import { chooseMixture } from './chooseMixture';
import { standardisedPopularity, trendOf } from './priors';
import { type SplitQuestions } from './splitQuestions';
import { type TrainingHooks } from './trainingHooks';
import { type TrainOptions } from './trainOptions';
import { type Selection, type TrainingRun } from './trainingRun';

/** Chooses the mixture for the best epoch's weights, then measures them quantised, beside the baselines. */
export async function makeSelection(
  run: TrainingRun,
  corpus: Corpus,
  kept: SequenceSet,
  { choosing, measuring }: SplitQuestions,
  options: TrainOptions,
  hooks: TrainingHooks,
): Promise<Selection> {
  hooks.onStage('choosing how to mix encoder, transitions and popularity');
  const tables = buildTables(corpus, kept, options);
  const itemCount = corpus.items.length;
  const popularity = standardisedPopularity(countInteractions(kept.sequences, itemCount));
  const trend = trendOf(kept.sequences, itemCount);
  const scorers = new Map<string, ModelScorer>();
  const cosines = (encoders: RecommenderConfig['encoders']) => {
    const key = JSON.stringify(encoders);
    if (!scorers.has(key)) {
      const { weights, config } = assembleEncoder(run.fit, corpus, kept, options, encoders);
      scorers.set(key, createModelScorer(weights, config));
    }
    return scorers.get(key)!.cosines;
  };
  const { temperature } = assembleEncoder(run.fit, corpus, kept, options).config;
  const ingredients = { cosines, tables, popularity, trend, temperature };
  const { mixture } = await chooseMixture(choosing, run.fit.encoders, ingredients);
  scorers.forEach((scorer) => scorer.dispose());

  hooks.onStage('measuring the quantised weights and the baselines');
  const table = tables[mixture.table]!;
  const { weights, config } = assembleModel(run.fit, corpus, kept, options, table, mixture);
  const shipped = dequantise(quantise(weights, config), corpus.items.length, config);
  const { metrics, baselines } = await evaluateAgainstBaselines(shipped, config, kept, measuring);
  return {
    epochs: run.best!.epoch,
    mixture,
    history: run.fit.epochs,
    evaluation: {
      protocol: protocol(measuring.length, corpus, options),
      users: measuring.length,
      metrics,
      baselines,
    },
  };
}

function buildTables(
  corpus: Corpus,
  kept: SequenceSet,
  options: TrainOptions,
): Record<string, TransitionTable> {
  const itemCount = corpus.items.length;
  const neighbours = neighboursThatFit(itemCount, options.dimension);
  return Object.fromEntries(
    Object.entries(TABLE_PRESETS).map(([name, preset]) => [
      name,
      countTransitions(kept.sequences, itemCount, neighbours, preset),
    ]),
  );
}

function protocol(users: number, { items, baskets }: Corpus, { refit }: TrainOptions): string {
  const asked = baskets ? 'a new item of the last basket' : 'last item';
  const shipped = refit
    ? 'the shipped weights are trained again on all interactions with the same choices'
    : 'the shipped table and popularity count all interactions';
  return (
    `${asked} of ${users} users who had no say in any choice, full ranking over ${items.length} items ` +
    `without the history, ties against the model; ${shipped}`
  );
}
