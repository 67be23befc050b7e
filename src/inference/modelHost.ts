import { type Clock, type Platform } from '../platform';
import { type Artifact, type EngineLoad, type EngineModule, type ScoringEngine } from './engine';
import { createTrialMemory } from './trialMemory';

/** Loads the engine's code when it is first needed; a failed loading is tried again the next time. */
export interface ModelHost {
  load(artifact: Artifact): Promise<EngineLoad>;
  /** Throws `EngineError`; also when nothing was ever loaded. */
  engine(): Promise<ScoringEngine>;
  release(): void;
}

export function createModelHost(
  platform: Pick<Platform, 'graphics' | 'device' | 'keyValueStore'> & { clock: Pick<Clock, 'monotonicMs'> },
  loadEngine: () => Promise<EngineModule>,
): ModelHost {
  let created: ScoringEngine | undefined;
  let loading: Promise<ScoringEngine> | undefined;

  function engine(): Promise<ScoringEngine> {
    loading ??= loadEngine()
      .then(({ createScoringEngine }) => {
        created = createScoringEngine({
          graphics: platform.graphics,
          nowMs: platform.clock.monotonicMs,
          trials: createTrialMemory(platform.keyValueStore, platform.device),
          isWechat: platform.device.describe().platform === 'weapp',
        });
        return created;
      })
      .catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
    return loading;
  }

  return {
    engine,
    load: async (artifact) => (await engine()).load(artifact),
    release: () => created?.releaseMemory(),
  };
}
