import { leaveOneOut } from '../domain/explain/leaveOneOut';
import { type HistoryStep } from '../models/recommender/signals';
import {
  type Neighbours,
  type Recommender,
  type RecommenderStatus,
  type Scoring,
} from '../inference/recommender';

/** A recommender whose answers a test decides. */
export interface ScriptedRecommender extends Recommender {
  /** Items of the histories it was asked for, oldest call first. */
  readonly asked: readonly (readonly string[])[];
  setStatus(status: RecommenderStatus): void;
  /** What the model answers when it is asked for neighbours; unavailable before the first call. */
  setNeighbours(answer: Neighbours): void;
}

export function createScriptedRecommender(
  answer: (history: readonly string[]) => Scoring | Promise<Scoring>,
): ScriptedRecommender {
  const asked: (readonly string[])[] = [];
  const listeners = new Set<(status: RecommenderStatus) => void>();
  let neighbours: Neighbours = { kind: 'unavailable', reason: 'no-artifact' };
  let status: RecommenderStatus = { state: 'ready', modelVersion: 'model-1' };

  async function score(history: readonly HistoryStep[]): Promise<Scoring> {
    const itemIds = history.map(({ itemId }) => itemId);
    asked.push(itemIds);
    return answer(itemIds);
  }

  return {
    asked,
    score,
    async explain(itemId, history) {
      const whole = await score(history);
      if (whole.kind === 'unavailable') return whole;
      const itemIds = [...whole.scores.keys()];
      const explanation = await leaveOneOut({
        item: itemIds.indexOf(itemId),
        history,
        readLength: Infinity,
        async score(left) {
          const scoring = await score(left);
          return itemIds.map((id) => (scoring.kind === 'scored' ? scoring.scores.get(id)! : 0));
        },
      });
      return { kind: 'explained', modelVersion: whole.modelVersion, ...explanation };
    },
    neighbours: async () => neighbours,
    setNeighbours(answer) {
      neighbours = answer;
    },
    status: () => status,
    setStatus(next) {
      status = next;
      for (const listener of [...listeners]) listener(status);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: async () => undefined,
    checkForUpdate: async () => ({ kind: 'kept', reason: 'nothing-published' }),
    releaseMemory: async () => undefined,
    setCatalogue: async () => undefined,
  };
}
