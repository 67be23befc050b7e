import { type RunningApp } from './launchApp';
import { waitFor } from './waitFor';

const ADDRESS = { recipient: '王小明', phone: '13800000000', address: '杭州市西湖区龙井路 1 号' };

/** Ids of the goods that the feed shows, best first. */
export function shownItems(app: RunningApp): string[] {
  return app.find('#feed .item-tile').map((tile) => tile._exparserNode.id.replace(/^tile-/, ''));
}

/** Waits for the first goods and answers the question that lies above them; after the tap no longer than `patienceMs`. */
export async function enterShop(
  app: RunningApp,
  consent: 'accept' | 'refuse' = 'refuse',
  patienceMs?: number,
): Promise<string[]> {
  await app.tap(`#consent-${consent}`);
  // WeChat demands a question of its own before anything is collected.
  if (consent === 'accept') await app.tap('#privacy-agree');
  await waitFor(() => {
    if (app.find('#consent-sheet').length > 0) throw new Error('the question for consent is still open');
    if (shownItems(app).length === 0) throw new Error('no goods are shown');
  }, patienceMs);
  return shownItems(app);
}

/** From the feed through the product page into the cart; ends on the product page. */
export async function addToCart(app: RunningApp, itemId: string): Promise<void> {
  await app.tap(`#tile-${itemId} .item-tile-body`);
  await waitForRoute(app, 'pages/product/index');
  await app.tap('#add-to-cart');
  await waitFor(() => {
    if (!app.dialogs.toasts.includes('已加入购物车')) throw new Error('nothing says that the cart has it');
  });
}

/** From the cart to a paid order; returns its id. */
export async function orderCart(app: RunningApp): Promise<string> {
  await app.tap('#cart-checkout');
  await waitForRoute(app, 'pages/order-confirmation/index');
  for (const [field, value] of Object.entries(ADDRESS)) await app.type(`#address-${field}`, value);
  await app.tap('#place-order');
  return waitFor(() => {
    const orderId = /[0-9a-f-]{36}/.exec(app.text('#order-id'))?.[0];
    if (!orderId) throw new Error('no order id is shown');
    return orderId;
  });
}

export async function waitForRoute(app: RunningApp, route: string): Promise<void> {
  await waitFor(() => {
    if (app.routes().at(-1) !== route) throw new Error(`on ${app.routes().at(-1)}, not on ${route}`);
  });
}
