import { type RecommenderConfig } from '../../src/contracts';
import { type TransitionTable } from '../../src/models/recommender/transitionTable';
import { signalCountOf, type Corpus } from '../datasets/corpus';
import { neighboursThatFit } from '../export/artifactRoom';
import { countTransitions, TABLE_PRESETS } from '../transitions/countTransitions';

type Fitted = Pick<RecommenderConfig, 'encoders' | 'dimension' | 'historyLength'>;

/** A transition table by the name of its preset, as long as an artifact with the `fitted` encoders has room for. */
export function buildTable(
  corpus: Pick<Corpus, 'items' | 'bags' | 'signals'>,
  sequences: readonly Int32Array[],
  fitted: Fitted,
  { table }: { table: string },
): TransitionTable {
  const itemCount = corpus.items.length;
  const { attributeCount } = corpus.bags;
  const config = { ...fitted, signals: signalCountOf(corpus) };
  const neighbours = neighboursThatFit({ itemCount, attributeCount, config });
  return countTransitions(sequences, itemCount, neighbours, TABLE_PRESETS[table]!);
}

/** All tables that a mixture may use. */
export function buildTables(
  corpus: Pick<Corpus, 'items' | 'bags' | 'signals'>,
  sequences: readonly Int32Array[],
  fitted: Fitted,
): Record<string, TransitionTable> {
  return Object.fromEntries(
    Object.keys(TABLE_PRESETS).map((table) => [table, buildTable(corpus, sequences, fitted, { table })]),
  );
}
