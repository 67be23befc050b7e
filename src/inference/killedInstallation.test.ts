import { AppLife } from '../platform/memory/appLife';
import { createManualClock } from '../platform/memory/manualClock';
import { cloneDisk, openInstalledPhone, startOffline, tryUpdate } from './testing/installedPhone';
import { openRecommender } from './testing/openRecommender';
import { NOW_MS } from './testing/shop';

describe('an installation that is killed', () => {
  it.each([true, false])(
    'at any operation (applied: %p) leaves the old version or the new one whole, and is completed later',
    async (applied) => {
      let completed = 0;
      const world = await openInstalledPhone();
      for (let atOperation = 1; completed < 3; atOperation += 1) {
        const { shop } = world;
        const disk = cloneDisk(world.disk);
        const life = new AppLife({ atOperation, applied });
        const dying = openRecommender(shop, { platform: { disk, life, clock: createManualClock(NOW_MS) } });
        await Promise.race([dying.recommender.checkForUpdate(), life.ended]);
        if (life.operationCount < atOperation) completed += 1;

        const { state, modelVersion } = await startOffline(shop, disk);
        expect(state).toBe('ready');
        expect(['first', 'second']).toContain(modelVersion);

        const { running } = await tryUpdate(shop, disk);
        expect(running).toBe('second');
        expect(atOperation).toBeLessThan(100);
      }
    },
    180_000,
  );
});
