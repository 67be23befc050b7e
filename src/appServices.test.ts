import { type AppServices, createAppServices } from './appServices';
import { NO_MERCHANDISING } from './contracts';
import { type ObserveTiles } from './features/recommend/observeTiles';
import { type ShopCatalogue } from './inference/newItems';
import { type Recommender } from './inference/recommender';
import { type Platform } from './platform';
import { createMemoryPlatform } from './platform/memory/memoryPlatform';
import { settlePromises } from './platform/memory/manualClock';
import { createValueStore } from './state/valueStore';
import { buildItem, buildProfile } from './testing/buildItem';
import { createScriptedRecommender } from './testing/scriptedRecommender';
import { createShopFunction } from './testing/shopFunction';
import { createTracker } from './tracking/createTracker';
import { createCollectModel } from './tracking/testing/collectModel';

function createPlatform() {
  const collected = createCollectModel();
  const shop = createShopFunction({
    profile: buildProfile(),
    merchandising: NO_MERCHANDISING,
    items: [buildItem({ itemId: 'tea' }), buildItem({ itemId: 'cup' })],
    orders: new Map(),
    reviews: new Map(),
    cart: { lines: [], updatedAtMs: 0 },
    nextError: undefined,
  });
  return { collected, platform: createMemoryPlatform({ functions: { shop, collect: collected.collect } }) };
}

function createApp(
  platform: Platform,
  {
    recommender = createScriptedRecommender(() => ({ kind: 'unavailable', reason: 'no-artifact' })),
    observeTiles = () => () => undefined,
  }: { recommender?: Recommender; observeTiles?: ObserveTiles } = {},
) {
  const tracker = createTracker({ platform, collectionByDefault: false });
  const services = createAppServices({
    platform,
    tracker,
    recommender,
    observeTiles,
    fontScale: createValueStore(1),
  });
  return { tracker, services };
}

/** The app after its start and a yes to collection, with a cloud that answers `collect` when a test lets it. */
async function setUp() {
  const { collected, platform } = createPlatform();
  let answer: (() => void) | undefined;
  let isSlow = false;
  const cloud: Platform['cloud'] = {
    ...platform.cloud,
    async callFunction(name, request) {
      if (name === 'collect' && isSlow) await new Promise<void>((resolve) => (answer = resolve));
      return platform.cloud.callFunction(name, request);
    },
  };
  const { tracker, services } = createApp({ ...platform, cloud });
  await services.start();
  await services.consent.set('collection', true);
  await tracker.flush();
  return {
    services,
    tracker,
    collected,
    disk: platform.disk,
    holdCollect: () => (isSlow = true),
    answerCollect() {
      isSlow = false;
      answer?.();
    },
  };
}

describe('the catalogue', () => {
  it('reaches the recommender with the names of the categories, so that it places what is new', async () => {
    const { platform } = createPlatform();
    const catalogues: ShopCatalogue[] = [];
    const recommender: Recommender = {
      ...createScriptedRecommender(() => ({ kind: 'unavailable', reason: 'no-artifact' })),
      setCatalogue: async (catalogue) => void catalogues.push(catalogue),
    };
    await createApp(platform, { recommender }).services.start();
    expect(catalogues.at(-1)!.items.map(({ itemId }) => itemId)).toEqual(['tea', 'cup']);
    expect(catalogues.at(-1)!.categories).toEqual(buildProfile().categories);
  });
});

describe('the history on the device', () => {
  const itemIds = ({ recommend }: AppServices) =>
    recommend.history.get().interactions.map(({ itemId }) => itemId);

  it('takes nothing in while personalisation is off', async () => {
    const { services } = await setUp();
    services.behaviour.itemOpened('tea');
    await services.consent.set('personalisation', false);
    services.behaviour.itemOpened('cup');
    services.cart.add('cup');
    await services.consent.set('personalisation', true);
    expect(itemIds(services)).toEqual(['tea']);
  });

  it('waits for what the device knows of the switch', async () => {
    const first = await setUp();
    await first.services.consent.set('personalisation', false);
    await settlePromises();
    const { services } = createApp(createMemoryPlatform({ disk: first.disk }));
    services.behaviour.itemOpened('tea');
    await services.start();
    await settlePromises();
    expect(itemIds(services)).toEqual([]);
  });
});

describe('what was shown in vain', () => {
  /** The first tile of the list as it stands was looked at. */
  async function seeFirst(isPersonal: boolean) {
    const { platform } = createPlatform();
    let see: (itemId: string) => void = () => undefined;
    const { services, tracker } = createApp(platform, {
      observeTiles: (onRatio) => {
        see = (itemId) => onRatio(itemId, 1);
        return () => undefined;
      },
    });
    await services.start();
    await services.consent.set('collection', true);
    if (!isPersonal) await services.consent.set('personalisation', false);
    await settlePromises();
    const track = jest.spyOn(tracker, 'track');
    services.recommend.exposure.open({ surface: 'home', ...services.recommend.ranking.get() }).observe();
    see('tea');
    await platform.clock.advance(500);
    await settlePromises();
    const stored = () => platform.disk.values.get('recommend/exposures') ?? '[]';
    return { services, track, stored };
  }

  it('is remembered on the device until the item is tapped, and told the cloud with its chance', async () => {
    const { services, track, stored } = await seeFirst(true);
    expect(stored()).toMatch(/^\[\["tea",1,\d+\]\]$/);
    expect(track.mock.calls.map(([draft]) => draft)).toEqual([
      expect.objectContaining({ kind: 'item-exposed', itemId: 'tea', policy: 'popularity-1', propensity: 1 }),
    ]);
    services.behaviour.itemOpened('tea');
    await settlePromises();
    expect(stored()).toBe('[]');
  });

  it('is not remembered while personalisation is off', async () => {
    const { stored } = await seeFirst(false);
    expect(stored()).toBe('[]');
  });
});

describe('a memory warning', () => {
  it('is left to the recommender, which listens itself', async () => {
    const { platform } = createPlatform();
    const onMemoryWarning = jest.spyOn(platform.lifecycle, 'onMemoryWarning');
    await createApp(platform).services.start();
    expect(onMemoryWarning).not.toHaveBeenCalled();
  });
});

describe('an addition to the cart', () => {
  it('is recorded with the price of the opened product while the catalogue is not there', async () => {
    const { platform } = createPlatform();
    const { services, tracker } = createApp(platform);
    const track = jest.spyOn(tracker, 'track');
    await services.consent.set('collection', true);
    services.cart.add('cup');
    await services.shop.products.load('tea');
    services.cart.add('tea');
    const additions = track.mock.calls.map(([draft]) => draft).filter(({ kind }) => kind === 'cart-added');
    const { priceMinor } = buildItem({ itemId: 'tea' });
    expect(additions).toEqual([{ kind: 'cart-added', itemId: 'tea', quantity: 1, priceMinor }]);
  });
});

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
