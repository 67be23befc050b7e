import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppConfig, routesOf, tabRoutesOf } from '../appConfig';
import { launchApp, type RunningApp } from './launchApp';
import { enterShop } from './shopping';
import { newPhone, WEAPP_DIST } from './simulatedPhone';
import { waitFor } from './waitFor';

jest.setTimeout(120_000);

const config = JSON.parse(readFileSync(join(WEAPP_DIST, 'app.json'), 'utf8')) as AppConfig;
const ITEM = 'itemId=pets-01-1';

/** Of every page: how it is opened, and what it shows. */
const PAGES: Record<string, { query?: string; shows: string; text: RegExp }> = {
  'pages/home/index': { shows: '#feed', text: /大家都在买|为你推荐/ },
  'pages/category/index': { shows: '#category-page', text: /¥\d/ },
  'pages/cart/index': { shows: '#cart-empty', text: /./ },
  'pages/me/index': { shows: '#version-line', text: /掌柜 \d/ },
  'pages/product/index': { query: `${ITEM}&from=home`, shows: '#product-page', text: /加入购物车/ },
  'pages/order-confirmation/index': { query: ITEM, shows: '#place-order', text: /./ },
  'pages/orders/index': { shows: '#orders-page', text: /还没有订单/ },
  'pages/reviews/index': { query: ITEM, shows: '#review-list', text: /./ },
  'pages/write-review/index': { query: ITEM, shows: '#submit-review', text: /./ },
  'packages/discover/pages/search/index': { shows: '#search-page', text: /大家在买/ },
  'packages/library/pages/favourites/index': { shows: '#favourites-page', text: /./ },
  'packages/library/pages/history/index': { shows: '#history-page', text: /./ },
  'packages/account/pages/preferences/index': { shows: '#preferences-page', text: /只保存在这部手机上/ },
  'packages/account/pages/settings/index': { shows: '#settings-page', text: /个性化推荐/ },
  'packages/account/pages/privacy/index': { shows: '#privacy-page', text: /删除全部数据/ },
  'packages/trade/pages/order/index': {
    query: 'orderId=00000000-0000-4000-8000-000000000001',
    shows: '#order-page',
    text: /没有这个订单/,
  },
  'packages/trade/pages/coupons/index': { shows: '#coupons-page', text: /满 ¥|暂时没有可以领取的券/ },
  'packages/trade/pages/addresses/index': { shows: '#addresses-page', text: /还没有收货地址/ },
  'packages/engine/pages/about/index': { shows: '#about-page', text: /./ },
  'packages/text/pages/about/index': { shows: '#about-text-page', text: /./ },
};

let app: RunningApp;
beforeAll(async () => {
  app = launchApp(newPhone(), WEAPP_DIST);
  await enterShop(app);
});
afterAll(() => app.kill());

it('covers every page of the build', () => {
  expect(Object.keys(PAGES).sort()).toEqual(routesOf(config).sort());
});

it.each(Object.entries(PAGES))('%s shows what it is for', async (route, { query, shows, text }) => {
  const isTab = tabRoutesOf(config).includes(route);
  if (isTab) app.switchTab(route);
  else app.open(query === undefined ? `/${route}` : `/${route}?${query}`);
  await waitFor(() => expect(app.text(shows)).toMatch(text));
  if (!isTab) app.back();
  expect([...app.missingNames]).toEqual([]);
  expect(app.errors).toEqual([]);
});
