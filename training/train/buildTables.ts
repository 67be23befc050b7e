import { type RecommenderConfig } from '../../src/contracts';
import { type TransitionTable } from '../../src/models/recommender/transitionTable';
import { type Corpus } from '../datasets/corpus';
import { neighboursThatFit } from '../export/artifactRoom';
import { countTransitions, TABLE_PRESETS } from '../transitions/countTransitions';

type Fitted = Pick<RecommenderConfig, 'encoders' | 'dimension' | 'historyLength'>;

/** A transition table by the name of its preset, as long as an artifact with the `fitted` encoders has room for. */
export function buildTable(
  { items, bags }: Pick<Corpus, 'items' | 'bags'>,
  sequences: readonly Int32Array[],
  fitted: Fitted,
  { table }: { table: string },
): TransitionTable {
  const { attributeCount } = bags;
  const neighbours = neighboursThatFit({ itemCount: items.length, attributeCount, config: fitted });
  return countTransitions(sequences, items.length, neighbours, TABLE_PRESETS[table]!);
}

/** All tables that a mixture may use. */
export function buildTables(
  corpus: Pick<Corpus, 'items' | 'bags'>,
  sequences: readonly Int32Array[],
  fitted: Fitted,
): Record<string, TransitionTable> {
  return Object.fromEntries(
    Object.keys(TABLE_PRESETS).map((table) => [table, buildTable(corpus, sequences, fitted, { table })]),
  );
}
