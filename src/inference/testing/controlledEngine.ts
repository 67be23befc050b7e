import { type IndexedHistory } from '../../models/recommender/historyBatch';
import { type Artifact, EngineError, type EngineModule } from '../engine';

/** An engine whose failures a test chooses. It scores by popularity, so a test sees by the numbers which model runs. */
export interface ControlledEngine {
  module: EngineModule;
  /** Decides whether an artifact passes its self-test. */
  accepts: (artifact: Artifact) => boolean;
  /** Thrown by the next scores, while set. */
  failure: Error | undefined;
  /** The version on which every score throws. */
  failsOn: string | undefined;
  loads: number;
  readonly loadedVersion: string | undefined;
  /** Of the last score. */
  lastHistory: IndexedHistory;
}

export function createControlledEngine(): ControlledEngine {
  let loaded: Artifact | undefined;
  const engine: ControlledEngine = {
    accepts: () => true,
    failure: undefined,
    failsOn: undefined,
    loads: 0,
    lastHistory: { items: [] },
    get loadedVersion() {
      return loaded?.card.version;
    },
    module: {
      createScoringEngine: () => ({
        async load(artifact) {
          engine.loads += 1;
          if (!engine.accepts(artifact)) {
            const refusals = [
              { backend: 'cpu' as const, reason: 'out-of-tolerance' as const, detail: 'planted' },
            ];
            return { ok: false, refusals };
          }
          loaded = artifact;
          return { ok: true, backend: 'cpu', refusals: [] };
        },
        async score(history) {
          engine.lastHistory = history;
          if (engine.failure) throw engine.failure;
          if (loaded && loaded.card.version === engine.failsOn)
            throw new EngineError('no-backend', 'planted');
          if (!loaded) throw new EngineError('not-loaded', 'nothing is loaded');
          return {
            scores: loaded.weights.popularity,
            backend: 'cpu',
            elapsedMs: 1,
            drawCalls: 0,
            refusals: [],
          };
        },
        async rankSimilar(items, count) {
          if (engine.failure) throw engine.failure;
          if (!loaded) throw new EngineError('not-loaded', 'nothing is loaded');
          const left = loaded.items.map((_, index) => index).filter((index) => !items.includes(index));
          return { items: left.slice(0, count), refusals: [] };
        },
        async rankComplements(items, count) {
          if (!loaded) throw new EngineError('not-loaded', 'nothing is loaded');
          const left = loaded.items.map((_, index) => index).filter((index) => !items.includes(index));
          return left.reverse().slice(0, count);
        },
        releaseMemory() {
          loaded = undefined;
        },
      }),
    },
  };
  return engine;
}
