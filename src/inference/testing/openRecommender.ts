import { AppLife } from '../../platform/memory/appLife';
import { createManualClock } from '../../platform/memory/manualClock';
import { MemoryDisk } from '../../platform/memory/memoryDisk';
import { createMemoryPlatform, type MemoryPlatformOptions } from '../../platform/memory/memoryPlatform';
import { createRecommender, type RecommenderOptions } from '../createRecommender';
import { createControlledEngine } from './controlledEngine';
import { FEATURES } from './sampleArtifact';
import { NOW_MS, type TestShop } from './shop';

/** One run of the app on a phone whose disk may come from an earlier run. */
export function openRecommender(
  shop: TestShop,
  options: { platform?: MemoryPlatformOptions; recommender?: Partial<RecommenderOptions> } = {},
) {
  const engine = createControlledEngine();
  const platform = createMemoryPlatform({
    disk: new MemoryDisk(),
    life: new AppLife(),
    clock: createManualClock(NOW_MS),
    functions: shop.functions,
    files: shop.files,
    ...options.platform,
  });
  const recommender = createRecommender({
    platform,
    loadEngine: async () => engine.module,
    publicKeys: shop.publicKeys,
    shopId: 'shop',
    featureSchemaHash: FEATURES,
    ...options.recommender,
  });
  return { engine, platform, recommender, disk: platform.disk };
}
