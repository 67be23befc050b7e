import sharp from 'sharp';
import { eventually } from './eventually';
import { askShopOrders } from '../merchant-cli/shopOrders';
import { shippedArtifact } from '../start/shippedArtifact';
import { openTestShop, type TestShop } from './testShop';
import { type Visit } from './visit';

jest.setTimeout(120_000);

let shop: TestShop;
let visit: Visit;
beforeAll(async () => {
  shop = await openTestShop();
  await shop.publish(shippedArtifact());
  visit = await shop.visit();
});
afterAll(() => shop.close());

/** A picture larger than a phone sends it. */
function photoOf(background: string): Promise<Buffer> {
  return sharp({ create: { width: 1500, height: 1000, channels: 3, background } })
    .png()
    .toBuffer();
}

/** The first pick once the feed has moved on from those just looked at. */
function firstBut(looked: readonly string[]): Promise<string> {
  return eventually(async () => {
    const [itemId] = await visit.shownItems(1);
    expect(looked).not.toContain(itemId);
    return itemId!;
  });
}

it('leads from the feed to a paid order, in pages fit to be seen', async () => {
  const { page } = visit;
  await page.locator('#consent-sheet:visible').waitFor();
  await visit.screenshot('01-consent');
  await visit.answerConsent('refuse');
  await visit.shownItems(1);
  await page.waitForLoadState('networkidle');
  await visit.screenshot('02-home');

  const wanted: string[] = [];
  for (let count = 0; count < 2; count += 1) {
    const itemId = await firstBut(wanted);
    wanted.push(itemId);
    await page.locator(`#tile-${itemId}:visible .item-tile-body`).click();
    await page.locator('#add-to-cart:visible').click();
    await page.getByText('已加入购物车').waitFor();
    await visit.screenshot('03-product');
    await visit.leaveProduct('#home-page');
  }
  await visit.openTab('购物车');
  await page.locator(`#cart-line-${wanted[1]}:visible`).waitFor();
  const total = await page.locator('#cart-total:visible').innerText();
  await visit.screenshot('04-cart');

  await page.locator('#cart-checkout:visible').click();
  await page.locator('#address-recipient:visible input').fill('王小明');
  await page.locator('#address-phone:visible input').fill('13800000000');
  await page.locator('#address-address:visible input').fill('杭州市西湖区龙井路 1 号');
  expect(await page.locator('#order-total:visible').innerText()).toBe(total);
  await visit.screenshot('05-order');
  await page.locator('#place-order:visible').click();
  await page.locator('#order-done:visible').waitFor();
  await visit.screenshot('06-order-done');
  const orderId = /[0-9a-f-]{36}/.exec(await page.locator('#order-id:visible').innerText())?.[0];

  const stored = (await shop.owner.database().collection('orders').doc(orderId).get()) as {
    data: { status: string; lines: { itemId: string }[] };
  };
  expect(stored.data.status).toBe('paid');
  expect(stored.data.lines.map(({ itemId }) => itemId)).toEqual(wanted);

  await page.locator('#view-orders:visible').click();
  await page.locator(`#order-${orderId}:visible`).waitFor();
  await visit.screenshot('07-orders');
  await askShopOrders(
    { action: 'ship-order', orderId: orderId!, carrier: '顺丰', trackingNumber: 'SF1234567890' },
    { cloud: shop.owner, keys: shop.keys },
  );
  await page
    .locator(`#order-${orderId}:visible`)
    .getByLabel(/^订单详情/)
    .click();
  await page.locator('#order-shipment:visible', { hasText: 'SF1234567890' }).waitFor();
  await page.getByLabel('复制顺丰单号 SF1234567890').click();
  await page.getByText('单号已复制').waitFor();
  expect(visit.problems).toEqual([]);
});

it('writes a review with a photo that the product page then shows, until it is taken back', async () => {
  const { page } = visit;
  const itemId = 'pets-01-1';
  await page.goto(`${shop.cloud.url}/#/pages/product/index?itemId=${itemId}`);
  await page.locator('#write-review:visible').click();
  await page.locator('#rating-4:visible').click();
  await page.locator('#review-text:visible textarea').fill('包装仔细，猫很喜欢。');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.locator('#add-photo:visible').click(),
  ]);
  await chooser.setFiles({ name: 'cat.png', mimeType: 'image/png', buffer: await photoOf('#7a9a52') });
  await page.locator('.photo-tile [aria-label="移除照片 1/1"]').waitFor();
  await visit.screenshot('08-write-review');
  await page.locator('#submit-review:visible').click();
  const review = page.locator('#review-list:visible .review', { hasText: '包装仔细，猫很喜欢。' });
  const photo = review.getByLabel('评价图片 1/1').locator('img');
  await photo.scrollIntoViewIfNeeded();
  await eventually(async () => {
    const shown = await photo.evaluate(({ naturalWidth: width, src }: HTMLImageElement) => ({ width, src }));
    // As wide as WeChat's check takes it.
    expect(shown).toEqual({ width: 750, src: expect.stringMatching(/\/files\/review-photos\/\w{64}\.jpg$/) });
  });
  await visit.screenshot('09-product-with-review');
  await review.getByLabel(/^撤回我/).click();
  await page.locator('#confirm-withdraw:visible').click();
  await review.waitFor({ state: 'detached' });
  expect(visit.problems).toEqual([]);
});

it('shows the other pages, and every page in the dark', async () => {
  const { page } = visit;
  await page.goto(`${shop.cloud.url}/#/pages/home/index`);
  await visit.openTab('分类');
  await page.locator('#category-pets:visible').click();
  await visit.screenshot('10-category');
  await visit.diagnostics();
  await visit.screenshot('11-diagnostics');
  await page.goto(`${shop.cloud.url}/#/packages/engine/pages/about/index`);
  await page.locator('#about-page:visible').waitFor();
  await visit.screenshot('12-about');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${shop.cloud.url}/#/pages/home/index`);
  await visit.shownItems(10);
  await visit.screenshot('13-home-dark');
  await page.goto(`${shop.cloud.url}/#/pages/product/index?itemId=tea-coffee-01-1`);
  await page.locator('#product-page:visible #product-title').waitFor();
  await visit.screenshot('14-product-dark');
  expect(visit.problems).toEqual([]);
});
