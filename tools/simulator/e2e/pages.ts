import { eventually } from '../../e2e/eventually';
import { type PhoneVisit } from './phoneVisit';

const ITEM = 'pets-01-1';

interface ShopPage {
  /** A tab's title, or what a link names. */
  way: { tab: '首页' | '分类' | '购物车' | '我的' } | { url: string };
  /** What the page is for; any of it will do. */
  content: string;
}

/** Every page of the shop, and how to know that it shows what it is for. */
export const SHOP_PAGES = {
  home: { way: { tab: '首页' }, content: '#feed .item-tile' },
  category: { way: { tab: '分类' }, content: '#category-page .item-row' },
  cart: { way: { tab: '购物车' }, content: '#cart-empty, [id^="cart-line-"]' },
  me: { way: { tab: '我的' }, content: '#version-line' },
  product: { way: { url: `pages/product/index?itemId=${ITEM}&from=home` }, content: '#product-title' },
  reviews: { way: { url: `pages/reviews/index?itemId=${ITEM}` }, content: '#review-list' },
  'write-review': { way: { url: `pages/write-review/index?itemId=${ITEM}` }, content: '#submit-review' },
  'order-confirmation': {
    way: { url: `pages/order-confirmation/index?itemId=${ITEM}` },
    content: '#place-order',
  },
  orders: { way: { url: 'pages/orders/index' }, content: '#order-list, .empty-state:has-text("还没有订单")' },
  search: {
    way: { url: 'packages/discover/pages/search/index?query=%E8%8C%B6' },
    content: '#search-results .item-tile',
  },
  favourites: {
    way: { url: 'packages/library/pages/favourites/index' },
    content: '#favourites-page .item-row, .empty-state:has-text("还没有收藏")',
  },
  history: {
    way: { url: 'packages/library/pages/history/index' },
    content: '#history-page .item-row, .empty-state:has-text("还没有浏览记录")',
  },
  preferences: {
    way: { url: 'packages/account/pages/preferences/index' },
    content: '#preferences-page:has-text("只保存在这部手机上")',
  },
  settings: { way: { url: 'packages/account/pages/settings/index' }, content: '#settings-privacy' },
  privacy: {
    way: { url: 'packages/account/pages/privacy/index' },
    content: '#privacy-page:has-text("删除全部数据")',
  },
  order: {
    way: { url: 'packages/trade/pages/order/index?orderId=00000000-0000-4000-8000-000000000001' },
    content: '.empty-state:has-text("没有这个订单")',
  },
  coupons: {
    way: { url: 'packages/trade/pages/coupons/index' },
    content: '#coupons-page:has-text("满 ¥"), .empty-state:has-text("暂时没有可以领取的券")',
  },
  addresses: { way: { url: 'packages/trade/pages/addresses/index' }, content: '#addresses-empty' },
  about: { way: { url: 'packages/engine/pages/about/index' }, content: '#about-page .card' },
  'about-text': { way: { url: 'packages/text/pages/about/index' }, content: '#about-text-page .card' },
} satisfies Record<string, ShopPage>;
const TAB_ROUTES = {
  首页: 'pages/home/index',
  分类: 'pages/category/index',
  购物车: 'pages/cart/index',
  我的: 'pages/me/index',
};

/** `pages/product/index?itemId=…` */
export function pageRoute(name: PageName): string {
  const { way }: ShopPage = SHOP_PAGES[name];
  return 'tab' in way ? TAB_ROUTES[way.tab] : way.url;
}

export type PageName = keyof typeof SHOP_PAGES;
export const PAGE_NAMES = Object.keys(SHOP_PAGES) as PageName[];

/** In place of content: what went wrong, in words, with a way on. */
const NOTICE = '.empty-state:has-text("没有加载出来"), .notice-warning, .empty-state:has-text("不存在")';

export type PageSight = 'content' | 'notice';

/** Goes to the page and waits until it shows its content or says why it cannot; throws when it stays blank. */
export async function visitPage(phone: PhoneVisit, name: PageName, timeoutMs = 60_000): Promise<PageSight> {
  const { way, content }: ShopPage = SHOP_PAGES[name];
  if ('tab' in way) await phone.openTab(way.tab);
  else await phone.open(way.url);
  return eventually(async (): Promise<PageSight> => {
    // The notice first: what shows with its content, such as a warning on the page, is no notice in its place.
    const isNotice = await phone.shown(NOTICE).first().isVisible();
    if (await phone.shown(content).first().isVisible()) return 'content';
    if (isNotice) return 'notice';
    throw new Error(`${name} is blank: ${(await phone.shownPage().innerText()).slice(0, 200)}`);
  }, timeoutMs);
}

/** Leaves a page that a link led to. */
export async function leavePage(phone: PhoneVisit, name: PageName): Promise<void> {
  if ('url' in SHOP_PAGES[name].way) await phone.back();
}
