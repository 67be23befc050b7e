import { type Artifact } from '../../inference/engine';
import { finishScores } from '../../models/recommender/finishScores';
import { buildPaddedHistory, type IndexedHistory } from '../../models/recommender/historyBatch';
import {
  compareItem,
  disposeRecommender,
  type RecommenderTensors,
  scoreItems,
  uploadRecommender,
} from '../../models/recommender/scoreItems';
import { type EarlierAnswer, findFault, findStaleness, type ScoreFault } from './checkScores';

export type ModelScores = { ok: true; scores: Float32Array } | { ok: false; fault: ScoreFault };

/** A model's tensors on the backend that was current when it was uploaded. */
export interface LoadedModel {
  /** Scores of all items [N]. @param history not empty. */
  score(history: IndexedHistory): Promise<ModelScores>;
  /** Cosine of one item with each item [N]. */
  compare(item: number): Promise<ModelScores>;
  /** All that a score computes, up to its read-back: synchronous, for compiling ahead. */
  rehearse(): void;
  dispose(): void;
}

/** @param isOnGpu whether the current backend may stop drawing without an error */
export function uploadModel(
  { card, weights }: Pick<Artifact, 'card' | 'weights'>,
  isOnGpu = false,
): LoadedModel {
  const { config } = card;
  let tensors: RecommenderTensors | undefined = uploadRecommender(weights, config);
  let before: EarlierAnswer | undefined;

  /** Computes [1, N] of a history and reads it back, with a look at what is known to go wrong. */
  async function readBack(compute: typeof scoreItems, history: IndexedHistory): Promise<ModelScores> {
    if (!tensors) throw new Error('the model was disposed of');
    const output = compute(tensors, buildPaddedHistory(history, config.historyLength));
    try {
      // Asynchronous: `dataSync` would stall the GPU's pipeline and with it the page.
      const cosines = (await output.data()) as Float32Array;
      // Before popularity and transitions are added, which would hide a GPU that draws nothing.
      const lastItem = history.items[history.items.length - 1]!;
      const { itemVectors, dimension } = weights;
      const lastVector = itemVectors.subarray(lastItem * dimension, (lastItem + 1) * dimension);
      const answer = { values: cosines, lastVector };
      const fault = findFault(cosines) ?? (isOnGpu ? findStaleness(answer, before) : undefined);
      before = answer;
      return fault ? { ok: false, fault } : { ok: true, scores: cosines };
    } finally {
      output.dispose();
    }
  }

  return {
    async score(history) {
      const answer = await readBack(scoreItems, history);
      return answer.ok
        ? { ok: true, scores: finishScores(answer.scores, history.items, weights, config) }
        : answer;
    },
    compare: (item) => readBack(compareItem, { items: [item] }),
    rehearse() {
      if (!tensors) throw new Error('the model was disposed of');
      scoreItems(tensors, buildPaddedHistory({ items: [0] }, config.historyLength)).dispose();
    },
    dispose() {
      if (tensors) disposeRecommender(tensors);
      tensors = undefined;
    },
  };
}
