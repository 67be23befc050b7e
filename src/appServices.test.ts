import { createAppServices } from './appServices';
import { createMemoryPlatform } from './platform/memory/memoryPlatform';
import { settlePromises } from './platform/memory/manualClock';
import { createValueStore } from './state/valueStore';
import { buildItem, buildProfile } from './testing/buildItem';
import { createScriptedRecommender } from './testing/scriptedRecommender';
import { createShopFunction } from './testing/shopFunction';
import { createTracker } from './tracking/createTracker';
import { createCollectModel } from './tracking/testing/collectModel';

/** The app's services, with a cloud that answers `collect` only when a test lets it. */
async function setUp() {
  const collected = createCollectModel();
  const shop = createShopFunction({
    profile: buildProfile(),
    items: [buildItem({ itemId: 'tea' }), buildItem({ itemId: 'cup' })],
    orders: new Map(),
    reviews: new Map(),
    cart: { lines: [], updatedAtMs: 0 },
    nextError: undefined,
  });
  const platform = createMemoryPlatform({ functions: { shop, collect: collected.collect } });
  let answer: (() => void) | undefined;
  let isSlow = false;
  const cloud: typeof platform.cloud = {
    ...platform.cloud,
    async callFunction(name, request) {
      if (name === 'collect' && isSlow) await new Promise<void>((resolve) => (answer = resolve));
      return platform.cloud.callFunction(name, request);
    },
  };
  const slowPlatform = { ...platform, cloud };
  const tracker = createTracker({ platform: slowPlatform, collectionByDefault: false });
  const services = createAppServices({
    platform: slowPlatform,
    tracker,
    recommender: createScriptedRecommender(() => ({ kind: 'unavailable', reason: 'no-artifact' })),
    observeTiles: () => () => undefined,
    fontScale: createValueStore(1),
  });
  await services.start();
  await services.consent.set('collection', true);
  await tracker.flush();
  return {
    services,
    tracker,
    collected,
    holdCollect: () => (isSlow = true),
    answerCollect() {
      isSlow = false;
      answer?.();
    },
  };
}

describe('a withdrawal of consent', () => {
  it('lets nothing be recorded while it is still on its way to the cloud', async () => {
    const { services, tracker, collected, holdCollect, answerCollect } = await setUp();
    const before = collected.storedCounts().size;
    holdCollect();
    const withdrawn = services.consent.set('collection', false);
    await settlePromises();
    services.cart.add('tea');
    services.behaviour.itemLeft('cup', 'home', 700);
    await settlePromises();
    answerCollect();
    await withdrawn;
    // The withdrawal itself, and nothing else.
    expect(collected.storedCounts().size).toBe(before + 1);
    expect(tracker.status()).toMatchObject({ collection: false, queueLength: 0 });
  });

  it('that is taken back before it has arrived leaves collection on', async () => {
    const { services, tracker, holdCollect, answerCollect } = await setUp();
    holdCollect();
    const withdrawn = services.consent.set('collection', false);
    await settlePromises();
    const granted = services.consent.set('collection', true);
    await settlePromises();
    answerCollect();
    await Promise.all([withdrawn, granted]);
    expect(services.consent.get().collection).toBe('granted');
    expect(tracker.status().collection).toBe(true);
  });
});
