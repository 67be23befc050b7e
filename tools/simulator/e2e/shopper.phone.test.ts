import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../e2e/eventually';
import { ROOT } from '../startTestCloud';
import { openPhones, type Phones } from './phones';
import { type PhoneVisit } from './phoneVisit';

jest.setTimeout(600_000);

const SCREENSHOTS = join(ROOT, 'build/screenshots/phone');

let phones: Phones;
beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  phones = await openPhones();
});
afterAll(() => phones.close());
afterEach(async () => expect(await phones.closeAll()).toEqual([]));

const screenshot = ({ page }: PhoneVisit, name: string) =>
  page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });

/** Opens the first goods of a category one after the other; returns their ids. */
async function lookAt(phone: PhoneVisit, categoryId: string, count: number): Promise<string[]> {
  await phone.openTab('分类');
  await phone.shown(`#category-${categoryId}`).tap();
  // Those of the category before may still be there.
  const rows = phone.shown(`.item-row[id^="row-${categoryId}-"]`);
  await rows.nth(count - 1).waitFor();
  const ids = (await rows.evaluateAll((nodes) => nodes.map(({ id }) => id))).slice(0, count);
  for (const id of ids) {
    await phone.shown(`#${id}`).tap();
    await phone.shown('#product-title').waitFor();
    await phone.back();
    await phone.shown('#category-page').waitFor();
  }
  return ids.map((id) => id.slice('row-'.length));
}

it('leads from the feed to a paid order and a review, by taps alone', async () => {
  const phone = await phones.open();
  await phone.answerConsent('accept');
  const [first] = await phone.shownItems(1);
  await screenshot(phone, '01-home');
  await phone.shown(`#tile-${first} .item-tile-body`).tap();
  await phone.shown('#add-to-cart').tap();
  await phone.page.getByText('已加入购物车').waitFor();
  await screenshot(phone, '02-product');
  await phone.shown('#open-cart').tap();
  await phone.shown(`#cart-line-${first}`).waitFor();
  const total = await phone.shown('#cart-total').innerText();
  await screenshot(phone, '03-cart');
  await phone.shown('#cart-checkout').tap();
  await phone.shown('#address-recipient input').fill('王小明');
  await phone.shown('#address-phone input').fill('13800000000');
  await phone.shown('#address-address input').fill('杭州市西湖区龙井路 1 号');
  expect(await phone.shown('#order-total').innerText()).toBe(total);
  await screenshot(phone, '04-order');
  await phone.shown('#place-order').tap();
  const orderId = /[0-9a-f-]{36}/.exec(await phone.shown('#order-id').innerText())![0];
  await phone.shown('#view-orders').tap();
  await phone.shown(`#order-${orderId}`).waitFor();
  await screenshot(phone, '05-orders');

  await phone.open(`pages/product/index?itemId=${first}`);
  await phone.shown('#write-review').tap();
  await phone.shown('#rating-4').tap();
  await phone.shown('#review-text textarea').fill('包装仔细，很喜欢。');
  // The phone's album hands over two.
  await phone.shown('#add-photo').tap();
  await phone.shown('[aria-label="移除照片 2/2"]').waitFor();
  await phone.shown('#submit-review').tap();
  await phone.shown('#review-list').getByText('包装仔细，很喜欢。').waitFor();
  await phone.shown('[aria-label="评价图片 2/2，点按看大图"]').tap();
});

it('computes on WebGL 1, follows looks without a network, and says why', async () => {
  const phone = await phones.open();
  await phone.answerConsent('refuse');
  expect(await phone.engineReady()).toMatchObject({ backend: 'webgl' });
  await phone.openTab('首页');
  const before = await phone.shownItems(12);
  // Every page of the catalogue has come: what follows needs nothing more.
  await phone.page.waitForLoadState('networkidle');
  await phone.setNetwork('offline');
  const looked = await lookAt(phone, 'pets', 2);
  await phone.openTab('首页');
  const pick = await eventually(async () => {
    const after = await phone.shownItems(12);
    const fresh = after.find((id) => id.startsWith('pets-') && !before.includes(id) && !looked.includes(id));
    if (fresh === undefined) throw new Error(`no pick follows the looks: ${after.join(' ')}`);
    return fresh;
  });
  await phone.longPress(phone.shown(`#tile-${pick} .item-tile-body`));
  await eventually(async () =>
    expect(await phone.shown('#pick-reason').innerText()).toMatch(/推荐理由：因为你看过/),
  );
  await screenshot(phone, '06-reason');
});

it('keeps a tab as it was left, and the cart over the end of the app', async () => {
  const phone = await phones.open();
  await phone.answerConsent('refuse');
  const [first] = await phone.shownItems(12);
  await phone.shownPage().evaluate((page) => page.scrollTo(0, 400));
  await phone.openTab('购物车');
  await phone.shown('#cart-empty').waitFor();
  await phone.openTab('首页');
  expect(await phone.shownPage().evaluate(({ scrollTop }) => scrollTop)).toBe(400);
  await phone.shown(`#tile-${first} .item-tile-body`).tap();
  await phone.shown('#add-to-cart').tap();
  await phone.page.getByText('已加入购物车').waitFor();
  await phone.restart();
  await phone.openTab('购物车');
  await phone.shown(`#cart-line-${first}`).waitFor();
  // The answer to the question for consent lasts, too.
  await phone.openTab('首页');
  await phone.shownItems(1);
  expect(await phone.shown('#consent-sheet').count()).toBe(0);
});

it.each([
  { screen: 'small', fontScale: 1.4, theme: 'dark' },
  { screen: 'large', fontScale: 1.2, theme: 'light' },
] as const)('fits $screen screens with text of size $fontScale in $theme colours', async (options) => {
  const phone = await phones.open(options);
  await phone.answerConsent('refuse');
  const [first] = await phone.shownItems(6);
  for (const [name, url] of Object.entries({
    home: '',
    product: `pages/product/index?itemId=${first}`,
    about: 'packages/engine/pages/about/index',
  })) {
    if (url !== '') await phone.open(url);
    await screenshot(phone, `${options.screen}-${options.theme}-${name}`);
    const { scrollWidth, clientWidth } = await phone
      .shown('')
      .first()
      .evaluate((page) => ({ scrollWidth: page.scrollWidth, clientWidth: page.clientWidth }));
    expect(`${name} ${scrollWidth}`).toBe(`${name} ${clientWidth}`);
  }
});
