import * as v from 'valibot';
import { Order } from '../../contracts';
import { type KeyValueStore } from '../../platform';
import { type ShopClient, type ShopFailure } from '../../shopClient/shopClient';
import { createPersistedStore } from '../../state/persistedStore';
import { isPersonal } from '../../state/personalStorage';
import { createValueStore, type ReadableStore } from '../../state/valueStore';

const PAGE_ORDERS = 20;

/** One status, or every order with a complaint; absent for all. */
export type OrderFilter = Order['status'] | 'after-sales';

export interface OrderListState {
  status: 'loading' | 'ready' | 'failed';
  filter: OrderFilter | undefined;
  /** Newest first. */
  orders: readonly Order[];
  nextOffset: number | undefined;
  /** Why the last read failed; what was there before stays. */
  failure: ShopFailure | undefined;
}

export interface OrderList extends ReadableStore<OrderListState> {
  /** Shows what the device's copy of the first page has of the filter's orders, then the cloud's. */
  refresh(): Promise<void>;
  /** Shows the orders of one status. */
  select(filter: OrderFilter | undefined): Promise<void>;
  /** Appends the next page; nothing when there is none. */
  loadMore(): Promise<void>;
  /** Shows an order's new state without another call. */
  replace(order: Order): void;
}

export function createOrderList(shop: ShopClient, keyValueStore: KeyValueStore): OrderList {
  const nothing: OrderListState = {
    status: 'loading',
    filter: undefined,
    orders: [],
    nextOffset: undefined,
    failure: undefined,
  };
  const store = createValueStore<OrderListState>(nothing);
  if (isPersonal(keyValueStore)) keyValueStore.onErase(async () => store.set(nothing));
  const firstPage = createPersistedStore({
    keyValueStore,
    key: 'orders/list',
    schema: v.array(Order),
    initial: [],
  });

  async function readPage(offset: number) {
    const { filter } = store.get();
    return shop.call<'orders'>({ action: 'orders', ...(filter && { filter }), offset, limit: PAGE_ORDERS });
  }

  function fail(failure: ShopFailure) {
    const state = store.get();
    store.set({ ...state, status: state.orders.length > 0 ? 'ready' : 'failed', failure });
  }

  async function refresh() {
    await firstPage.load();
    const state = store.get();
    const { filter } = state;
    if (state.orders.length === 0) {
      const orders = firstPage.get().filter((order) => matches(order, filter));
      store.set({ ...state, status: orders.length > 0 ? 'ready' : 'loading', orders, failure: undefined });
    }
    const page = await readPage(0);
    if (store.get().filter !== filter) return;
    if (!page.ok) return fail(page.failure);
    const { entries, nextOffset } = page.value;
    store.set({ status: 'ready', filter, orders: entries, nextOffset, failure: undefined });
    if (filter === undefined) void firstPage.set(entries);
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    refresh,
    async select(filter) {
      if (filter === store.get().filter) return;
      store.set({ status: 'loading', filter, orders: [], nextOffset: undefined, failure: undefined });
      await refresh();
    },
    async loadMore() {
      const { nextOffset, filter } = store.get();
      if (nextOffset === undefined) return;
      const page = await readPage(nextOffset);
      const state = store.get();
      if (state.nextOffset !== nextOffset || state.filter !== filter) return;
      if (!page.ok) return fail(page.failure);
      const orders = [...state.orders, ...page.value.entries];
      store.set({ status: 'ready', filter, orders, nextOffset: page.value.nextOffset, failure: undefined });
    },
    replace(order) {
      const state = store.get();
      const isKnown = state.orders.some(({ orderId }) => orderId === order.orderId);
      const all = isKnown
        ? state.orders.map((known) => (known.orderId === order.orderId ? order : known))
        : [order, ...state.orders];
      const orders = all.filter((known) => matches(known, state.filter));
      store.set({ ...state, status: 'ready', orders });
    },
  };
}

function matches({ status, afterSales }: Order, filter: OrderFilter | undefined): boolean {
  if (filter === undefined) return true;
  return filter === 'after-sales' ? afterSales !== undefined : status === filter;
}
