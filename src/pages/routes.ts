import Taro from '@tarojs/taro';
import * as v from 'valibot';
import { Surface } from '../contracts';

/** Every way from page to page. While one is being taken, another tap leads nowhere: it would open the page twice. */
let isOpening = false;

function go(way: () => Promise<unknown>): void {
  if (isOpening) return;
  isOpening = true;
  way()
    .catch(() => Taro.showToast({ title: '页面没有打开，请重试', icon: 'none' }))
    .finally(() => {
      isOpening = false;
    });
}

const open = (url: string) => go(() => Taro.navigateTo({ url }));
const openTab = (url: string) => go(() => Taro.switchTab({ url }));

export const openHome = () => openTab('/pages/home/index');
export const openCategories = () => openTab('/pages/category/index');
export const openCart = () => openTab('/pages/cart/index');
export const openOrders = () => open('/pages/orders/index');
export const openFavourites = () => open('/packages/library/pages/favourites/index');
export const openHistory = () => open('/packages/library/pages/history/index');
export const openAboutText = () => open('/packages/text/pages/about/index');
export const openPreferences = () => open('/packages/account/pages/preferences/index');
export const openSettings = () => open('/packages/account/pages/settings/index');
export const openPrivacy = () => open('/packages/account/pages/privacy/index');
export const openAbout = () => open('/packages/engine/pages/about/index');

/** Without a query: the search page waits for one. */
export const openSearch = (query?: string) =>
  open(
    query === undefined
      ? '/packages/discover/pages/search/index'
      : `/packages/discover/pages/search/index?query=${encodeURIComponent(query)}`,
  );

export const productPath = (itemId: string, from: Surface) =>
  `/pages/product/index?itemId=${encodeURIComponent(itemId)}&from=${from}`;
export const openProduct = (itemId: string, from: Surface) => open(productPath(itemId, from));

export const openReviews = (itemId: string) =>
  open(`/pages/reviews/index?itemId=${encodeURIComponent(itemId)}`);
export const openReviewForm = (itemId: string, orderId?: string) =>
  open(withParams('/pages/write-review/index', { itemId, orderId }));

export const openOrder = (orderId: string) =>
  open(withParams('/packages/trade/pages/order/index', { orderId }));
export const openCoupons = () => open('/packages/trade/pages/coupons/index');
/** To choose one for an order, or else to look after them. */
export const openAddresses = (purpose?: 'choose') =>
  open(withParams('/packages/trade/pages/addresses/index', { purpose }));

/** Without an item: the order of the whole cart. */
export const openOrderConfirmation = (itemId?: string, variantId?: string) =>
  open(withParams('/pages/order-confirmation/index', { itemId, variantId }));

function withParams(path: string, params: Record<string, string | undefined>): string {
  const pairs = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

export interface ItemParams {
  itemId: string | undefined;
  variantId: string | undefined;
  orderId: string | undefined;
  from: Surface;
}

/** What a page was opened with; a link from outside may carry anything. */
export function parseItemParams(params: Record<string, string | undefined>): ItemParams {
  const from = v.safeParse(Surface, params['from']);
  const decoded = (name: string) => (params[name] ? safelyDecoded(params[name]) : undefined);
  return {
    itemId: decoded('itemId'),
    variantId: decoded('variantId'),
    orderId: decoded('orderId'),
    from: from.success ? from.output : 'home',
  };
}

/** The query that the search page was opened with. */
export function parseSearchParams(params: Record<string, string | undefined>): string {
  return params['query'] ? safelyDecoded(params['query']).slice(0, 40) : '';
}

/** WeChat hands parameters on as they were written, a browser decodes them. */
function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
