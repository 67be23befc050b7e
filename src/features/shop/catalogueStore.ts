import {
  type CatalogueItem,
  MAX_PAGE_ITEMS,
  type Merchandising,
  NO_MERCHANDISING,
  type ShopProfile,
} from '../../contracts';
import { type KeyValueStore, type Network } from '../../platform';
import { type ShopClient, type ShopFailure, type ShopOutcome } from '../../shopClient/shopClient';
import { createValueStore, type ReadableStore } from '../../state/valueStore';
import { type Catalogue, type CataloguePage, createCatalogueCache } from './catalogueCache';

export interface CatalogueState {
  /** `ready` as soon as there is anything to show, from the device or from the cloud. */
  status: 'loading' | 'ready' | 'failed';
  profile: ShopProfile | undefined;
  /** Most sold first. */
  items: readonly CatalogueItem[];
  byId: ReadonlyMap<string, CatalogueItem>;
  /** The shop's rules for lists; those known before stay when they cannot be read anew. */
  merchandising: Merchandising;
  /** Why the last refresh failed; what was there before stays. */
  failure: ShopFailure | undefined;
}

export interface CatalogueStore extends ReadableStore<CatalogueState> {
  /** Shows the device's copy, then refreshes it from the cloud; after a failure again when the network is back. */
  start(): Promise<void>;
  /** Reads what has changed of the catalogue from the cloud, page by page; one run at a time. */
  refresh(): Promise<void>;
}

const EMPTY: CatalogueState = {
  status: 'loading',
  profile: undefined,
  items: [],
  byId: new Map(),
  merchandising: NO_MERCHANDISING,
  failure: undefined,
};

export function createCatalogueStore(
  shop: ShopClient,
  keyValueStore: KeyValueStore,
  network: Network,
): CatalogueStore {
  const store = createValueStore(EMPTY);
  const cache = createCatalogueCache(keyValueStore);
  let refreshing: Promise<void> | undefined;
  /** As the device has it. */
  let known: Catalogue | undefined;

  function show({ profile, pages, merchandising }: Catalogue) {
    // By id: an item that sells between two pages is on both. Where it stood first is where it stays.
    const byId = new Map<string, CatalogueItem>();
    for (const { entries } of pages) for (const item of entries) byId.set(item.itemId, item);
    const items = [...byId.values()];
    store.set({ status: 'ready', profile, items, byId, merchandising, failure: undefined });
  }

  function fail(failure: ShopFailure) {
    const state = store.get();
    store.set({ ...state, status: state.items.length > 0 ? 'ready' : 'failed', failure });
  }

  async function readCloud(): Promise<void> {
    if (store.get().status === 'failed') store.set(EMPTY);
    const [profile, rules] = await Promise.all([
      shop.call({ action: 'shop-profile' }),
      shop.call({ action: 'merchandising' }),
    ]);
    if (!profile.ok) return fail(profile.failure);
    // Goods without the newest rules are better than no goods.
    const merchandising = rules.ok ? rules.value : store.get().merchandising;
    const hadItems = store.get().items.length > 0;
    const pages: CataloguePage[] = [];
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const before = known?.pages[pages.length];
      const page: ShopOutcome<'catalogue-page'> = await shop.call<'catalogue-page'>({
        action: 'catalogue-page',
        offset,
        limit: MAX_PAGE_ITEMS,
        ...(before && { knownTag: before.tag }),
      });
      if (!page.ok) return fail(page.failure);
      const { tag, entries, isUnchanged } = page.value;
      pages.push(isUnchanged && before ? before : { tag, entries });
      // A shop that is opened for the first time need not wait for the last page to show the first.
      if (!hadItems) show({ profile: profile.value, pages, merchandising });
      offset = page.value.nextOffset;
    }
    const all = { profile: profile.value, pages, merchandising };
    const isNew = JSON.stringify(tagged(all)) !== JSON.stringify(known && tagged(known));
    show(all);
    // What the device has already it need not write again.
    if (isNew && (await cache.save(all))) known = all;
  }

  function refresh(): Promise<void> {
    refreshing ??= readCloud().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    refresh,
    async start() {
      network.onChange((isOnline) => {
        if (isOnline && store.get().failure) void refresh();
      });
      known = await cache.load();
      if (known && known.pages.some(({ entries }) => entries.length > 0)) show(known);
      await refresh();
    },
  };
}

/** All that tells one catalogue from another, with tags for the items. */
const tagged = ({ pages, ...rest }: Catalogue) => ({ ...rest, tags: pages.map(({ tag }) => tag) });
