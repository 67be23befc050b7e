import { leaveOneOut } from '../domain/explain/leaveOneOut';
import { type IndexedHistory } from '../models/recommender/historyBatch';
import { type HistoryStep, signalsOf } from '../models/recommender/signals';
import { type Artifact } from './engine';
import { type Explanation } from './recommender';

export interface ExplainedModel {
  artifact: Pick<Artifact, 'card'>;
  indexOfItem: ReadonlyMap<string, number>;
  /** The model's scores [items] for a history, which may be empty. */
  score: (history: IndexedHistory) => Promise<Float32Array>;
}

/**
 * Leaves each known item of the history out; the others keep what came with them. Rejects when `score` does.
 */
export async function explainItem(
  { artifact, indexOfItem, score }: ExplainedModel,
  itemId: string,
  history: readonly HistoryStep[],
): Promise<Explanation> {
  const item = indexOfItem.get(itemId);
  if (item === undefined) return { kind: 'unknown-item' };
  const signals = signalsOf(history);
  const known = history.flatMap((step, position) => {
    const index = indexOfItem.get(step.itemId);
    return index === undefined ? [] : [{ index, position, signal: signals[position]! }];
  });
  const { historyLength, transitions } = artifact.card.config;
  const { contributions, scoreSpread } = await leaveOneOut({
    item,
    history: known,
    readLength: Math.max(historyLength, transitions.historyLength),
    score: (entries) =>
      score({ items: entries.map(({ index }) => index), signals: entries.map(({ signal }) => signal) }),
  });
  return {
    kind: 'explained',
    modelVersion: artifact.card.version,
    scoreSpread,
    contributions: contributions.map((entry) => ({ ...entry, position: known[entry.position]!.position })),
  };
}
