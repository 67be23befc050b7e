import { createMemoryKeyValueStore } from '../platform/memory/memoryKeyValueStore';
import { createTrialMemory } from './trialMemory';

const phone = (model: string) => ({
  describe: () => ({ platform: 'test' as const, model, system: 'iOS 12.1', appVersion: '1.0.0' }),
});
const OUTCOME = { backend: 'cpu' as const, detail: 'all 9 outputs are 0' };

describe('the memory of trials', () => {
  it('knows an outcome again for the same device, model and engine, and for no other', async () => {
    const store = createMemoryKeyValueStore();
    await createTrialMemory(store, phone('iPhone 6s')).remember('2026.1', '2', OUTCOME);
    const reopened = createTrialMemory(store, phone('iPhone 6s'));
    expect(await reopened.recall('2026.1', '2')).toEqual(OUTCOME);
    expect(await reopened.recall('2026.2', '2')).toBeUndefined();
    expect(await reopened.recall('2026.1', '3')).toBeUndefined();
    expect(await createTrialMemory(store, phone('MI 6')).recall('2026.1', '2')).toBeUndefined();
  });

  it('forgets', async () => {
    const trials = createTrialMemory(createMemoryKeyValueStore(), phone('MI 6'));
    await trials.remember('2026.1', '2', OUTCOME);
    await trials.forget();
    expect(await trials.recall('2026.1', '2')).toBeUndefined();
  });

  it.each(['', '{', '{"of":1}'])('takes the stored text %p for no outcome', async (text) => {
    const store = createMemoryKeyValueStore();
    await store.set('engine/trial', text);
    expect(await createTrialMemory(store, phone('MI 6')).recall('2026.1', '2')).toBeUndefined();
  });
});
