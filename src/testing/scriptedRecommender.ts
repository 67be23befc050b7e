import { type Recommender, type RecommenderStatus, type Scoring } from '../inference/recommender';

/** A recommender whose answers a test decides. */
export interface ScriptedRecommender extends Recommender {
  /** Histories it was asked for, oldest call first. */
  readonly asked: readonly (readonly string[])[];
  setStatus(status: RecommenderStatus): void;
}

export function createScriptedRecommender(
  answer: (history: readonly string[]) => Scoring | Promise<Scoring>,
): ScriptedRecommender {
  const asked: (readonly string[])[] = [];
  const listeners = new Set<(status: RecommenderStatus) => void>();
  let status: RecommenderStatus = { state: 'ready', modelVersion: 'model-1' };
  return {
    asked,
    async score(history) {
      asked.push(history);
      return answer(history);
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
