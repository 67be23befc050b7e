import { SAME_EXPOSURE_MS } from '../../domain/rerank/fatigue';
import { createManualClock, settlePromises } from '../../platform/memory/manualClock';
import { createMemoryPlatform } from '../../platform/memory/memoryPlatform';
import { createExposureMemory, KEPT_EXPOSED_ITEMS } from './exposureMemory';

function setUp(platform = createMemoryPlatform({ clock: createManualClock(1_700_000_000_000) })) {
  const memory = createExposureMemory(platform.keyValueStore, () => platform.clock.nowMs());
  return { platform, memory };
}

describe('what was shown in vain', () => {
  it('is counted, forgotten by a tap, and known again after a restart', async () => {
    const { platform, memory } = setUp();
    memory.shown('tea');
    memory.shown('cup');
    memory.shown('tea');
    await platform.clock.advance(SAME_EXPOSURE_MS);
    memory.shown('tea');
    memory.tapped('cup');
    memory.tapped('pot');
    expect([...memory.get().keys()]).toEqual(['tea']);
    expect(memory.get().get('tea')!.count).toBeCloseTo(2, 1);
    await settlePromises();
    const later = setUp(createMemoryPlatform({ disk: platform.disk })).memory;
    await later.load();
    expect(later.get()).toEqual(memory.get());
  });

  it('is bounded: what was shown longest ago is forgotten first', async () => {
    const { platform, memory } = setUp();
    await memory.load();
    memory.shown('first');
    for (let place = 0; place < KEPT_EXPOSED_ITEMS; place += 1) memory.shown(`${'i'.repeat(58)}-${place}`);
    expect(memory.get().size).toBe(KEPT_EXPOSED_ITEMS);
    expect(memory.get().has('first')).toBe(false);
    await settlePromises();
    // Ids of the greatest length.
    expect(platform.disk.values.get('recommend/exposures')!.length).toBeLessThan(20_000);
    memory.clear();
    await settlePromises();
    expect(platform.disk.values.get('recommend/exposures')).toBe('[]');
  });
});
