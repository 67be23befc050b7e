import { type TransitionTable } from '../../src/models/recommender/transitionTable';
import { type Corpus } from '../datasets/corpus';
import { neighboursThatFit } from '../export/quantise';
import { countTransitions, TABLE_PRESETS } from '../transitions/countTransitions';
import { type TrainOptions } from './trainOptions';

/** A transition table by the name of its preset, as long as the artifact has room for. */
export function buildTable(
  { items }: Pick<Corpus, 'items'>,
  sequences: readonly Int32Array[],
  { dimension }: Pick<TrainOptions, 'dimension'>,
  { table }: { table: string },
): TransitionTable {
  const neighbours = neighboursThatFit(items.length, dimension);
  return countTransitions(sequences, items.length, neighbours, TABLE_PRESETS[table]!);
}

/** All tables that a mixture may use. */
export function buildTables(
  corpus: Pick<Corpus, 'items'>,
  sequences: readonly Int32Array[],
  options: Pick<TrainOptions, 'dimension'>,
): Record<string, TransitionTable> {
  return Object.fromEntries(
    Object.keys(TABLE_PRESETS).map((table) => [table, buildTable(corpus, sequences, options, { table })]),
  );
}
