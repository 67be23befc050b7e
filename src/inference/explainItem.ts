import { leaveOneOut } from '../domain/explain/leaveOneOut';
import { type Artifact } from './engine';
import { type Explanation } from './recommender';

export interface ExplainedModel {
  artifact: Pick<Artifact, 'card'>;
  indexOfItem: ReadonlyMap<string, number>;
  /** The model's scores [items] for vocabulary indices, oldest first, which may be none. */
  score: (history: readonly number[]) => Promise<Float32Array>;
}

/** Leaves each known item of the history out. Rejects when `score` does. */
export async function explainItem(
  { artifact, indexOfItem, score }: ExplainedModel,
  itemId: string,
  history: readonly string[],
): Promise<Explanation> {
  const item = indexOfItem.get(itemId);
  if (item === undefined) return { kind: 'unknown-item' };
  const known = history.flatMap((id, position) => {
    const index = indexOfItem.get(id);
    return index === undefined ? [] : [{ index, position }];
  });
  const { historyLength, transitions } = artifact.card.config;
  const { contributions, scoreSpread } = await leaveOneOut({
    item,
    history: known,
    readLength: Math.max(historyLength, transitions.historyLength),
    score: (entries) => score(entries.map(({ index }) => index)),
  });
  return {
    kind: 'explained',
    modelVersion: artifact.card.version,
    scoreSpread,
    contributions: contributions.map((entry) => ({ ...entry, position: known[entry.position]!.position })),
  };
}
