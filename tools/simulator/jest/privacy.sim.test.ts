import { type Phone } from '../phone';
import { expectCleanEnd } from './expectCleanEnd';
import { launchApp, type RunningApp } from './launchApp';
import { addToCart, enterShop, orderCart, waitForRoute } from './shopping';
import { newPhone, WEAPP_DIST } from './simulatedPhone';
import { waitFor } from './waitFor';

jest.setTimeout(120_000);

let phone: Phone;
let app: RunningApp;
beforeEach(() => {
  phone = newPhone();
  app = launchApp(phone, WEAPP_DIST);
});
afterEach(() => expectCleanEnd(app));

/** To the checkout with something in the cart, and the tap on WeChat's addresses there. */
async function askForAddress(): Promise<void> {
  const [first] = await enterShop(app);
  await addToCart(app, first!);
  await app.tap('#open-cart');
  await waitForRoute(app, 'pages/cart/index');
  await app.tap('#cart-checkout');
  await waitForRoute(app, 'pages/order-confirmation/index');
  await app.type('#address-phone', '13911112222');
  await app.tap('#platform-address');
}

const field = (name: string) => app.attribute(`#address-${name}`, 'value');

it("asks in the shop's words before WeChat's addresses are read, and fills in the chosen one after a yes", async () => {
  await askForAddress();
  await waitFor(() => expect(app.text('#privacy-sheet')).toContain('用来填写收货地址'));
  await waitFor(() =>
    expect(phone.privacyQuestions).toEqual([{ referrer: 'chooseAddress', isExposed: true }]),
  );
  await app.tap('#privacy-guideline');
  await waitFor(() => expect(app.dialogs.modals.at(-1)?.title).toContain('隐私保护指引'));
  await app.tap('#privacy-agree');
  await waitFor(() => expect(field('address')).toBe('浙江省杭州市西湖区茶街 1 号'));
  expect(app.find('#privacy-sheet')).toHaveLength(0);
  expect(phone.privacyQuestions).toMatchObject([{ answer: 'agree' }]);

  await app.tap('#platform-address');
  await waitFor(() => expect(field('phone')).toBe('13800000000'));
  expect(phone.privacyQuestions).toHaveLength(1);
});

it('keeps what was written after a no, says how to go on, asks again and takes the order', async () => {
  await askForAddress();
  await app.tap('#privacy-refuse');
  await waitFor(() => expect(app.text('#address-unavailable')).toContain('手动填写'));
  expect(app.find('#privacy-sheet')).toHaveLength(0);
  expect(field('phone')).toBe('13911112222');

  await app.tap('#platform-address');
  await app.tap('#privacy-refuse');
  await waitFor(() =>
    expect(phone.privacyQuestions.map(({ answer }) => answer)).toEqual(['disagree', 'disagree']),
  );
  app.back();
  await waitForRoute(app, 'pages/cart/index');
  expect(await orderCart(app)).toMatch(/[0-9a-f-]{36}/);
});

it('asks before anything is collected, and a no there leaves the whole shop', async () => {
  await app.tap('#consent-accept');
  await waitFor(() => expect(app.text('#privacy-sheet')).toContain('用来改进推荐'));
  await app.tap('#privacy-refuse');
  await waitFor(() => expect(app.find('#consent-sheet')).toHaveLength(0));
  await waitFor(() => expect(app.find('#feed .item-tile').length).toBeGreaterThan(0));
  app.hide();
  expect(phone.functionCalls.filter(({ name }) => name === 'collect')).toEqual([]);
});

it('asks nothing of a shopper who has agreed before', async () => {
  phone.hasAgreedToPrivacy = true;
  await askForAddress();
  await waitFor(() => expect(field('recipient')).toBe('王小明'));
  expect(phone.privacyQuestions).toEqual([]);
});
