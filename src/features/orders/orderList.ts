import * as v from 'valibot';
import { Order } from '../../contracts';
import { type KeyValueStore } from '../../platform';
import { type ShopClient, type ShopFailure } from '../../shopClient/shopClient';
import { createPersistedStore } from '../../state/persistedStore';
import { isPersonal } from '../../state/personalStorage';
import { createValueStore, type ReadableStore } from '../../state/valueStore';

const PAGE_ORDERS = 20;

export interface OrderListState {
  status: 'loading' | 'ready' | 'failed';
  /** Newest first. */
  orders: readonly Order[];
  nextOffset: number | undefined;
  /** Why the last read failed; what was there before stays. */
  failure: ShopFailure | undefined;
}

export interface OrderList extends ReadableStore<OrderListState> {
  /** Shows the device's copy of the first page, then the cloud's. */
  refresh(): Promise<void>;
  /** Appends the next page; nothing when there is none. */
  loadMore(): Promise<void>;
  /** Shows an order's new state without another call. */
  replace(order: Order): void;
}

export function createOrderList(shop: ShopClient, keyValueStore: KeyValueStore): OrderList {
  const nothing: OrderListState = {
    status: 'loading',
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
    return shop.call<'orders'>({ action: 'orders', offset, limit: PAGE_ORDERS });
  }

  function fail(failure: ShopFailure) {
    const state = store.get();
    store.set({ ...state, status: state.orders.length > 0 ? 'ready' : 'failed', failure });
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    async refresh() {
      await firstPage.load();
      const state = store.get();
      if (state.orders.length === 0) {
        const orders = firstPage.get();
        store.set({ ...state, status: orders.length > 0 ? 'ready' : 'loading', orders, failure: undefined });
      }
      const page = await readPage(0);
      if (!page.ok) return fail(page.failure);
      const { entries, nextOffset } = page.value;
      store.set({ status: 'ready', orders: entries, nextOffset, failure: undefined });
      void firstPage.set(entries);
    },
    async loadMore() {
      const { nextOffset } = store.get();
      if (nextOffset === undefined) return;
      const page = await readPage(nextOffset);
      const state = store.get();
      if (state.nextOffset !== nextOffset) return;
      if (!page.ok) return fail(page.failure);
      const orders = [...state.orders, ...page.value.entries];
      store.set({ status: 'ready', orders, nextOffset: page.value.nextOffset, failure: undefined });
    },
    replace(order) {
      const state = store.get();
      const isKnown = state.orders.some(({ orderId }) => orderId === order.orderId);
      const orders = isKnown
        ? state.orders.map((known) => (known.orderId === order.orderId ? order : known))
        : [order, ...state.orders];
      store.set({ ...state, status: 'ready', orders });
    },
  };
}
