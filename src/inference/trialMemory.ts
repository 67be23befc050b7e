import * as v from 'valibot';
import { parseWith } from '../contracts';
import { type Device, type KeyValueStore } from '../platform';
import { type TrialMemory } from './engine';

const KEY = 'engine/trial';

const StoredTrial = v.object({
  /** Device, model and engine that the outcome is of. */
  of: v.string(),
  backend: v.picklist(['webgl', 'cpu']),
  detail: v.string(),
});

/**
 * Keeps the outcome of the last trial: a phone runs one model. What cannot be read or written counts as never tried, as a
 * trial can always be held again.
 */
export function createTrialMemory(store: KeyValueStore, device: Device): TrialMemory {
  const nameOf = (modelVersion: string, engineVersion: string) => {
    const { model, system } = device.describe();
    return JSON.stringify([model, system, modelVersion, engineVersion]);
  };
  return {
    async recall(modelVersion, engineVersion) {
      try {
        const text = await store.get(KEY);
        if (text === undefined) return undefined;
        const stored = parseWith(StoredTrial, JSON.parse(text), KEY);
        if (!stored.ok || stored.value.of !== nameOf(modelVersion, engineVersion)) return undefined;
        return { backend: stored.value.backend, detail: stored.value.detail };
      } catch {
        return undefined;
      }
    },
    async remember(modelVersion, engineVersion, outcome) {
      const stored: v.InferInput<typeof StoredTrial> = {
        of: nameOf(modelVersion, engineVersion),
        ...outcome,
      };
      await store.set(KEY, JSON.stringify(stored)).catch(() => undefined);
    },
    async forget() {
      await store.delete(KEY).catch(() => undefined);
    },
  };
}
