import { type Merchandising, type ShopResult } from '../../contracts';
import { settlePromises } from '../../platform/memory/manualClock';
import { createMemoryNetwork } from '../../platform/memory/memoryNetwork';
import { createMemoryPlatform } from '../../platform/memory/memoryPlatform';
import { createShopClient } from '../../shopClient/shopClient';
import { buildItem } from '../../testing/buildItem';
import { createTestShop } from '../../testing/createTestShop';
import { type ShopFunctionState } from '../../testing/shopFunction';
import { createCatalogueCache } from './catalogueCache';
import { createCatalogueStore } from './catalogueStore';

const ITEMS = Array.from({ length: 450 }, (_, index) => buildItem({ itemId: `item-${index}` }));

function setUp(network = createMemoryNetwork()) {
  const { state, platform, shop } = createTestShop([...ITEMS], { network });
  return {
    state,
    platform,
    shop,
    network,
    catalogue: createCatalogueStore(shop, platform.keyValueStore, network),
  };
}

const copyOf = ({ profile, merchandising }: ShopFunctionState) => ({ profile, merchandising });
const pagesOf = (items: typeof ITEMS) =>
  [0, 200, 400].flatMap((start, page) => {
    const entries = items.slice(start, start + 200);
    return entries.length > 0 ? [{ tag: String(page).repeat(32), entries }] : [];
  });
const RULES: Merchandising = { revision: 2, rules: [{ kind: 'pin', itemId: 'item-9', position: 0 }] };

describe('the catalogue', () => {
  it('is read page by page, all of it', async () => {
    const { catalogue } = setUp();
    const lengths: number[] = [];
    catalogue.subscribe(() => lengths.push(catalogue.get().items.length));
    await catalogue.start();
    expect(catalogue.get().items).toEqual(ITEMS);
    // The first page is shown before the last has come.
    expect(lengths[0]).toBe(200);
  });

  it('holds an item once that sells while the pages are read', async () => {
    const { catalogue, state } = setUp();
    const stop = catalogue.subscribe(() => {
      stop();
      // The best of the second page is now the best of all, and pushes another one over to the second page.
      const [sold] = state.items.splice(200, 1);
      state.items.unshift(sold!);
    });
    await catalogue.start();
    const itemIds = catalogue.get().items.map(({ itemId }) => itemId);
    expect(new Set(itemIds).size).toBe(itemIds.length);
  });

  it('brings only the pages that have changed, and writes nothing when none has', async () => {
    const first = setUp();
    await first.catalogue.start();
    const { state } = first;
    const { keyValueStore } = first.platform;
    const answered: [number, boolean][] = [];
    const written: string[] = [];
    const second = createCatalogueStore(
      {
        call: async (request) => {
          const reply = await first.shop.call(request);
          if (request.action === 'catalogue-page' && reply.ok) {
            const { entries, isUnchanged } = reply.value as ShopResult<'catalogue-page'>;
            answered.push([entries.length, isUnchanged === true]);
          }
          return reply;
        },
      },
      {
        ...keyValueStore,
        set: async (key, value) => {
          written.push(key);
          await keyValueStore.set(key, value);
        },
      },
      first.network,
    );
    await second.start();
    expect(answered.splice(0)).toEqual([
      [0, true],
      [0, true],
      [0, true],
    ]);
    expect(written).toEqual([]);
    expect(second.get().items).toEqual(ITEMS);

    state.items = state.items.map((item, at) => (at === 250 ? { ...item, stock: 1 } : item));
    await second.refresh();
    expect(answered.splice(0)).toEqual([
      [0, true],
      [200, false],
      [0, true],
    ]);
    expect(second.get().items[250]!.stock).toBe(1);
    expect(written).toContain('catalogue/index');

    state.items = state.items.slice(0, 100);
    await second.refresh();
    expect(second.get().items).toEqual(state.items);
  });

  it('is shown from the device with the network off', async () => {
    const first = setUp();
    await first.catalogue.start();
    const platform = createMemoryPlatform({
      disk: first.platform.disk,
      network: createMemoryNetwork(false),
    });
    const second = createCatalogueStore(
      createShopClient(platform.cloud),
      platform.keyValueStore,
      platform.network,
    );
    await second.start();
    expect(second.get()).toMatchObject({ status: 'ready', failure: { code: 'unreachable' } });
    expect(second.get().items).toHaveLength(ITEMS.length);
  });

  it("brings the shop's rules for lists, and has them from the device with the network off", async () => {
    const first = setUp();
    first.state.merchandising = RULES;
    await first.catalogue.start();
    expect(first.catalogue.get().merchandising).toEqual(RULES);
    const { disk } = first.platform;
    const platform = createMemoryPlatform({ disk, network: createMemoryNetwork(false) });
    const client = createShopClient(platform.cloud);
    const second = createCatalogueStore(client, platform.keyValueStore, platform.network);
    await second.start();
    expect(second.get().merchandising).toEqual(RULES);
  });

  it('shows the goods and keeps the rules of before when the new ones cannot be read', async () => {
    const { catalogue, state } = setUp();
    state.merchandising = RULES;
    await catalogue.start();
    state.merchandising = { revision: 3, rules: [{ kind: 'dance' }] } as unknown as Merchandising;
    state.items = ITEMS.slice(0, 10);
    await catalogue.refresh();
    expect(catalogue.get().items).toHaveLength(10);
    expect(catalogue.get().merchandising).toEqual(RULES);
  });

  it('is read by itself when the network is back after a failure', async () => {
    const { catalogue, network } = setUp(createMemoryNetwork(false));
    await catalogue.start();
    network.setOnline(true);
    await settlePromises();
    expect(catalogue.get()).toMatchObject({ status: 'ready', failure: undefined });
  });

  it('says why there is none, and recovers', async () => {
    const { catalogue, network } = setUp(createMemoryNetwork(false));
    await catalogue.start();
    expect(catalogue.get()).toMatchObject({ status: 'failed', failure: { code: 'unreachable' } });
    network.setOnline(true);
    await catalogue.refresh();
    expect(catalogue.get()).toMatchObject({ status: 'ready', failure: undefined });
  });

  it('keeps the old copy when the device stops while a new one is written', async () => {
    const { platform, state } = setUp();
    const { keyValueStore } = platform;
    const cache = createCatalogueCache(keyValueStore);
    await cache.save({ ...copyOf(state), pages: pagesOf(ITEMS) });
    let writes = 0;
    const dying = createCatalogueCache({
      ...keyValueStore,
      async set(key, value) {
        writes += 1;
        if (writes > 1) throw new Error('no power');
        await keyValueStore.set(key, value);
      },
    });
    expect(await dying.save({ ...copyOf(state), pages: pagesOf(ITEMS.slice(0, 300)) })).toBe(false);
    expect((await cache.load())?.pages).toEqual(pagesOf(ITEMS));
  });

  it('leaves no pages of an older copy behind', async () => {
    const { platform, state } = setUp();
    const cache = createCatalogueCache(platform.keyValueStore);
    await cache.save({ ...copyOf(state), pages: pagesOf(ITEMS) });
    await cache.save({ ...copyOf(state), pages: pagesOf(ITEMS.slice(0, 10)) });
    expect(await platform.keyValueStore.keys()).toHaveLength(2);
  });
});
