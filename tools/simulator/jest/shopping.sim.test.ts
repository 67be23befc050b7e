import { parseCloudReply, ShopResults } from '../../../src/contracts';
import { expectCleanEnd } from './expectCleanEnd';
import { launchApp, type RunningApp } from './launchApp';
import { type Phone } from '../phone';
import { addToCart, enterShop, orderCart, shownItems, waitForRoute } from './shopping';
import { newPhone, startedCloud, WEAPP_DIST } from './simulatedPhone';
import { waitFor } from './waitFor';

jest.setTimeout(120_000);

let phone: Phone;
let app: RunningApp;
beforeEach(() => {
  phone = newPhone();
  app = launchApp(phone, WEAPP_DIST);
});
afterEach(() => expectCleanEnd(app));

it('shows goods with title, price and picture on the home page', async () => {
  const [first] = await enterShop(app);
  expect(app.text(`#tile-${first} .tile-title`)).not.toBe('');
  expect(app.text(`#tile-${first} .price`)).toMatch(/¥\d/);
  expect(shownItems(app).length).toBeGreaterThanOrEqual(6);
});

it('leads from a tap through product and cart to an order that the cloud holds', async () => {
  const [first] = await enterShop(app);
  await addToCart(app, first!);
  await app.tap('#open-cart');
  await waitForRoute(app, 'pages/cart/index');
  await waitFor(() => app.text(`#cart-line-${first}`));
  const total = app.text('#cart-total');
  const orderId = await orderCart(app);

  const [order] = await ordersOf(phone);
  expect(order).toMatchObject({ orderId, status: 'paid', lines: [{ itemId: first, quantity: 1 }] });
  expect(total).toContain((order!.totalMinor / 100).toFixed(2));
  app.switchTab('pages/cart/index');
  await waitFor(() => app.text('#cart-empty'));
});

it('finds the cart again after the app was killed, without a network', async () => {
  const [first] = await enterShop(app);
  await addToCart(app, first!);
  await waitForStoredCatalogue();
  app.kill();
  phone.setting.network = 'offline';
  app = launchApp(phone, WEAPP_DIST);
  app.switchTab('pages/cart/index');
  await waitFor(() => expect(app.text(`#cart-line-${first}`)).not.toBe(''));
});

it('shows the goods it knows when it starts without a network', async () => {
  await enterShop(app);
  await waitForStoredCatalogue();
  app.kill();
  phone.setting.network = 'offline';
  app = launchApp(phone, WEAPP_DIST);
  // Not their order: the model may have arrived after the first picture and rank them by now.
  await waitFor(() => expect(shownItems(app).length).toBeGreaterThanOrEqual(6));
  for (const itemId of shownItems(app)) expect(app.text(`#tile-${itemId} .price`)).toMatch(/¥\d/);
});

it('says what happened when there is neither network nor catalogue, and recovers', async () => {
  app.kill();
  phone = newPhone();
  phone.setting.network = 'offline';
  app = launchApp(phone, WEAPP_DIST);
  await waitFor(() => app.text('#catalogue-failed'));
  await app.tap('#consent-refuse');
  app.setOnline(true);
  await app.tap('#catalogue-failed .button');
  await waitFor(() => expect(shownItems(app).length).toBeGreaterThan(0));
});

/** Goods are shown from the first page on, and stored when all pages have come. */
async function waitForStoredCatalogue() {
  await waitFor(() => expect([...phone.storage.keys()]).toContain('catalogue/index'));
}

/** What the cloud tells this shopper about his orders. */
async function ordersOf({ identityToken }: Phone) {
  const { body } = await startedCloud()('/functions/shop', {
    method: 'POST',
    body: JSON.stringify({ action: 'orders' }),
    token: identityToken!,
  });
  const reply = parseCloudReply(ShopResults.orders, JSON.parse(Buffer.from(body).toString()));
  if (!reply.ok || !reply.value.ok) throw new Error(`no orders: ${Buffer.from(body).toString()}`);
  return reply.value.value.entries;
}
