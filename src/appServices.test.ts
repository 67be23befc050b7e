import * as fc from 'fast-check';
import { type AppServices, createAppServices } from './appServices';
import { NO_MERCHANDISING } from './contracts';
import { type ObserveTiles } from './features/recommend/observeTiles';
import { type ShopCatalogue } from './inference/newItems';
import { type Recommender } from './inference/recommender';
import { type Platform, StorageError } from './platform';
import { type MemoryDisk } from './platform/memory/memoryDisk';
import { createMemoryNetwork } from './platform/memory/memoryNetwork';
import { createMemoryPlatform } from './platform/memory/memoryPlatform';
import { settlePromises } from './platform/memory/manualClock';
import { createValueStore } from './state/valueStore';
import { buildItem, buildProfile } from './testing/buildItem';
import { ABSENT_TEXT_READER } from './testing/absentTextReader';
import { createScriptedRecommender } from './testing/scriptedRecommender';
import { createShopFunction } from './testing/shopFunction';
import { createTracker } from './tracking/createTracker';
import { createCollectModel } from './tracking/testing/collectModel';

interface PlatformSetUp {
  disk?: MemoryDisk;
  isOnline?: boolean;
  /** What the cloud's cart holds. */
  cart?: string;
  /** How many calls an erasure takes. */
  erasureCalls?: number;
}

function createPlatform({ disk, isOnline = true, cart, erasureCalls = 1 }: PlatformSetUp = {}) {
  const collected = createCollectModel();
  const shop = createShopFunction({
    profile: buildProfile(),
    merchandising: NO_MERCHANDISING,
    items: [buildItem({ itemId: 'tea' }), buildItem({ itemId: 'cup' })],
    orders: new Map(),
    reviews: new Map(),
    coupons: [],
    cart: { lines: cart ? [{ itemId: cart, quantity: 1 }] : [], updatedAtMs: cart ? 5 : 0 },
    nextError: undefined,
  });
  let callsLeft = erasureCalls;
  /** As far as the phone can see it; the function itself is tested where it lies. */
  const privacy = (request: object) => {
    const { action, receiptId } = request as { action: string; receiptId?: string };
    if (action === 'record-consent') return { ok: true, value: { recordedAtMs: 1 } };
    const status = --callsLeft > 0 ? 'running' : 'complete';
    return { ok: true, value: { receiptId, requestedAtMs: 1, status, found: { carts: 1 }, kept: {} } };
  };
  const groups = (request: object) => {
    const { eventId } = request as { eventId: string };
    return { ok: true, value: { eventId } };
  };
  const platform = createMemoryPlatform({
    functions: { shop, collect: collected.collect, privacy, groups },
    network: createMemoryNetwork(isOnline),
    ...(disk && { disk, identifierSpace: 2 }),
  });
  return { collected, platform };
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
    textReader: ABSENT_TEXT_READER,
    observeTiles,
    observeGroups: () => () => undefined,
    fontScale: createValueStore(1),
  });
  return { tracker, services };
}

/** The app after its start and, on a new phone, a yes to collection; with every call to the cloud, in order of their begin. */
async function setUp(options: PlatformSetUp = {}) {
  const { collected, platform } = createPlatform(options);
  const calls: { name: string; request: unknown }[] = [];
  const cloud: Platform['cloud'] = {
    ...platform.cloud,
    callFunction(name, request) {
      calls.push({ name, request });
      return platform.cloud.callFunction(name, request);
    },
  };
  const { tracker, services } = createApp({ ...platform, cloud });
  await services.start();
  if (!options.disk) await services.consent.set('collection', true);
  await tracker.flush();
  return { services, tracker, collected, platform, calls, disk: platform.disk };
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
  it('deletes what waits, and nothing of it or after it leaves: the cloud hears of the decision alone', async () => {
    const { services, tracker, calls } = await setUp();
    services.cart.add('tea');
    services.behaviour.itemLeft('cup', 'home', 700);
    await settlePromises();
    expect(tracker.status().queueLength).toBeGreaterThan(0);
    calls.length = 0;
    const withdrawn = services.consent.set('collection', false);
    // Before anything has been waited for.
    void tracker.flush();
    services.cart.add('tea');
    await withdrawn;
    await settlePromises();
    await tracker.flush();
    expect(tracker.status()).toMatchObject({ collection: false, queueLength: 0 });
    expect(calls.filter(({ name }) => name === 'collect')).toEqual([]);
    const told = calls.filter(({ name }) => name === 'privacy');
    expect(told).toEqual([
      {
        name: 'privacy',
        request: {
          action: 'record-consent',
          decisionId: expect.any(String),
          purpose: 'collection',
          granted: false,
          policyVersion: expect.any(String),
          decidedAtMs: expect.any(Number),
        },
      },
    ]);
  });

  it('lets nothing leave in any order of what the shopper does, and of timers', async () => {
    const act = fc.constantFrom('cart', 'view', 'grant', 'withdraw', 'flush', 'wait', 'offline', 'online');
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        const { services, tracker, calls, platform } = await setUp();
        let isWithdrawn = false;
        let known = calls.length;
        for (const what of acts) {
          if (what === 'cart') services.cart.add('tea');
          if (what === 'view') services.behaviour.itemLeft('cup', 'home', 700);
          if (what === 'flush') void tracker.flush();
          if (what === 'wait') await platform.clock.advance(60_000);
          if (what === 'offline' || what === 'online') platform.network.setOnline(what === 'online');
          if (what === 'grant' || what === 'withdraw') {
            isWithdrawn = what === 'withdraw';
            known = calls.length;
            void services.consent.set('collection', !isWithdrawn);
          }
          // Each second act overlaps with the one before.
          if (what.length % 2 === 0) await settlePromises();
          const sent = calls.slice(known).filter(({ name }) => name === 'collect');
          if (isWithdrawn) expect(sent).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('that is taken back at once leaves collection on', async () => {
    const { services, tracker } = await setUp();
    const withdrawn = services.consent.set('collection', false);
    const granted = services.consent.set('collection', true);
    await Promise.all([withdrawn, granted]);
    expect(services.consent.get().collection).toBe('granted');
    expect(tracker.status().collection).toBe(true);
  });
});

describe('an entry from a chat group', () => {
  /** An app that was entered by a card in a group; WeChat answers when it is told to. */
  async function enter() {
    const { platform } = createPlatform();
    const answers: ((cloudId: string) => void)[] = [];
    const askCloudId = jest.fn(() => new Promise<string>((resolve) => answers.push(resolve)));
    const carryTickets = jest.fn();
    const chatGroups = { entrance: () => ({ ticket: 'ticket-1', askCloudId }), carryTickets };
    const sent = jest.spyOn(platform.cloud, 'callFunction');
    const { services, tracker } = createApp({ ...platform, chatGroups });
    await services.start();
    await settlePromises();
    return {
      ...{ services, tracker, askCloudId, carryTickets, sent },
      names: () =>
        sent.mock.calls.map(([name, request]) => `${name} ${(request as { action?: string }).action}`),
      async answer() {
        answers.splice(0).forEach((resolve) => resolve('word'));
        await settlePromises();
      },
    };
  }

  it('is asked of WeChat and told the cloud after a yes, and not a word before', async () => {
    const { services, askCloudId, names, answer } = await enter();
    expect(askCloudId).not.toHaveBeenCalled();
    expect(names().filter((name) => name.startsWith('groups'))).toEqual([]);
    await services.consent.set('collection', true);
    await answer();
    expect(names().filter((name) => name.startsWith('groups'))).toHaveLength(1);
  });

  it('is not asked for after a no', async () => {
    const { services, askCloudId } = await enter();
    await services.consent.set('collection', false);
    await settlePromises();
    expect(askCloudId).not.toHaveBeenCalled();
  });

  it('is not told when consent is withdrawn while WeChat is asked, even for a moment', async () => {
    const { services, names, answer } = await enter();
    await services.consent.set('collection', true);
    void services.consent.set('collection', false);
    await answer();
    expect(names().filter((name) => name.startsWith('groups'))).toEqual([]);
  });

  it('that is being told arrives before the cloud is asked to erase', async () => {
    const { services, names, answer, sent } = await enter();
    await services.consent.set('collection', true);
    let arrive: () => void = () => undefined;
    const original = sent.getMockImplementation();
    sent.mockImplementation((name, request) =>
      name === 'groups'
        ? new Promise((resolve) => (arrive = () => resolve({ ok: true, value: { eventId: 'e' } })))
        : original!(name, request),
    );
    await answer();
    const erased = services.privacy.desk.eraseEverything();
    await settlePromises();
    expect(names()).not.toContain('privacy erase');
    arrive();
    expect(await erased).toBe('erased');
    expect(names()).toContain('privacy erase');
  });

  it('is known by cards of a page that can be sent', async () => {
    const { services, carryTickets } = await enter();
    services.behaviour.shareableShown();
    expect(carryTickets).toHaveBeenCalledTimes(1);
  });
});

describe('before there is consent', () => {
  it('nothing of what a shopper does is collected or sent, and not a word is said of it', async () => {
    const { platform } = createPlatform();
    const { services, tracker } = createApp(platform);
    const sent = jest.spyOn(platform.cloud, 'callFunction');
    await services.start();
    services.behaviour.itemOpened('tea');
    services.behaviour.itemLeft('tea', 'home', 700);
    services.behaviour.itemDismissed('cup', 'home', 'not-interested');
    services.behaviour.itemShared('tea');
    await services.consent.set('personalisation', false);
    await platform.clock.advance(600_000);
    await tracker.flush();
    expect(tracker.status()).toMatchObject({ queueLength: 0, delivered: 0 });
    expect([...platform.disk.values.keys()].filter((key) => key.startsWith('tracking/segment'))).toEqual([]);
    const names = sent.mock.calls.map(([name]) => name);
    expect(names.filter((name) => name !== 'shop')).toEqual([]);
    expect(JSON.stringify(sent.mock.calls)).not.toMatch(/dwell|viewed|dismiss/);
  });
});

describe('deleting everything', () => {
  const traceless = (disk: { values: ReadonlyMap<string, string> }) =>
    [...disk.values]
      .filter(([key]) => !key.startsWith('catalogue/'))
      .every(([, text]) => !/tea|cup/.test(text));

  it('forgets on the phone what was done, shown, put aside and typed, stops collection, and keeps the receipt', async () => {
    const { services, tracker, platform, calls } = await setUp();
    services.behaviour.itemOpened('tea');
    services.behaviour.itemDismissed('cup', 'home', 'not-interested');
    services.cart.add('cup', 2);
    await services.orders.address.set({ recipient: '李', phone: '1', address: 'tea road' });
    await platform.keyValueStore.set('search/history', '["tea"]');
    await platform.keyValueStore.set('inference/install-id', 'an id');
    await settlePromises();
    expect(traceless(platform.disk)).toBe(false);
    expect(await services.privacy.desk.eraseEverything()).toBe('erased');
    await settlePromises();
    expect(traceless(platform.disk)).toBe(true);
    expect(platform.disk.values.has('inference/install-id')).toBe(false);
    expect(services.recommend.history.get()).toEqual({ interactions: [], dismissals: [] });
    expect(services.cart.get().lines).toEqual([]);
    expect(services.orders.address.get().recipient).toBe('');
    expect(services.consent.get().collection).toBe('refused');
    expect(tracker.status()).toMatchObject({ collection: false, queueLength: 0 });
    expect(services.privacy.desk.get()).toMatchObject({ erasure: null, receipts: [{ status: 'complete' }] });
    const names = calls.map(({ name, request }) => `${name} ${(request as { action?: string }).action}`);
    expect(names.filter((name) => name === 'privacy erase')).toHaveLength(1);
    // Nothing is collected after it was asked for.
    expect(names.lastIndexOf('collect undefined')).toBeLessThan(names.indexOf('privacy erase'));
  });

  it('without a network deletes on the phone at once, and in the cloud after a restart, the network back', async () => {
    const first = await setUp();
    first.services.behaviour.itemOpened('tea');
    first.services.cart.add('tea');
    await settlePromises();
    first.platform.network.setOnline(false);
    expect(await first.services.privacy.desk.eraseEverything()).toBe('waiting');
    expect(traceless(first.platform.disk)).toBe(true);
    const { receiptId } = first.services.privacy.desk.get().erasure!;

    const later = await setUp({ disk: first.disk, isOnline: false, cart: 'tea' });
    await settlePromises();
    expect(later.services.privacy.desk.get().erasure).toMatchObject({ receiptId, isDeviceErased: true });
    later.platform.network.setOnline(true);
    await settlePromises();
    expect(later.services.privacy.desk.get()).toMatchObject({ erasure: null, receipts: [{ receiptId }] });
    // The cloud's cart did not come back while it waited to be erased.
    expect(later.services.cart.get().lines).toEqual([]);
  });

  it('is not begun when the device cannot keep the request', async () => {
    const { services, platform } = await setUp();
    services.cart.add('tea');
    await settlePromises();
    jest.spyOn(platform.keyValueStore, 'set').mockRejectedValue(new StorageError('quota-exceeded', 'full'));
    expect(await services.privacy.desk.eraseEverything()).toBe('not-stored');
    expect(services.cart.get().lines).toHaveLength(1);
  });

  it('goes on asking while the cloud says that there is more', async () => {
    const { services, calls } = await setUp({ erasureCalls: 3 });
    expect(await services.privacy.desk.eraseEverything()).toBe('erased');
    expect(calls.filter(({ request }) => (request as { action?: string }).action === 'erase')).toHaveLength(
      3,
    );
  });
});
