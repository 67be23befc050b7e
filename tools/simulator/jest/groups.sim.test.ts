import { type Phone } from '../phone';
import { expectCleanEnd } from './expectCleanEnd';
import { launchApp, type RunningApp } from './launchApp';
import { addToCart, enterShop, waitForRoute } from './shopping';
import { newPhone, WEAPP_DIST } from './simulatedPhone';
import { waitFor } from './waitFor';

jest.setTimeout(120_000);

let phone: Phone;
let app: RunningApp;
beforeEach(() => {
  phone = newPhone();
});
afterEach(() => expectCleanEnd(app));

const entries = () => phone.functionCalls.filter(({ name }) => name === 'groups');
/** Opens the app by a card in a chat group, and answers its question. */
async function enterFrom(group: string, consent: 'accept' | 'refuse'): Promise<string[]> {
  phone.setting.group = group;
  app = launchApp(phone, WEAPP_DIST);
  return enterShop(app, consent);
}

it('tells the cloud of an entry from a group chat by what WeChat sealed, once and after consent alone', async () => {
  phone.setting.group = 'family';
  app = launchApp(phone, WEAPP_DIST);
  await waitFor(() => expect(app.find('#consent-sheet')).toHaveLength(1));
  expect(entries()).toEqual([]);
  await enterShop(app, 'accept');
  await waitFor(() => expect(entries()).toHaveLength(1));
  expect(entries()[0]!.data).toMatchObject({ cloudId: expect.stringMatching(/^[\w-]{64}$/) as string });
  expect(JSON.stringify(phone.functionCalls)).not.toContain('family');
  app.hide();
  app.show();
  app.hide();
  app.enterFrom('friends');
  await waitFor(() => expect(entries()).toHaveLength(2));
});

it('tells nothing of it after a no', async () => {
  await enterFrom('family', 'refuse');
  app.hide();
  app.show();
  expect(entries()).toEqual([]);
});

it('lets cards of a product and of the cart carry a ticket, and of no other page', async () => {
  const [first] = await enterFrom('family', 'refuse');
  await addToCart(app, first!);
  await app.tap('#open-cart');
  await waitForRoute(app, 'pages/cart/index');
  await waitFor(() =>
    expect([...phone.ticketRoutes].sort()).toEqual(['pages/cart/index', 'pages/product/index']),
  );
});
