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
  app = launchApp(phone, WEAPP_DIST);
});
afterEach(() => expectCleanEnd(app));

const drawn = () => app.drawnTexts('#poster-canvas').join('\n');

/** Opens the sheet of the shown page and waits for its poster. */
async function drawPoster(): Promise<void> {
  await app.tap('#share');
  await app.tap('#make-poster');
  await waitFor(() => expect(app.find('#poster')).toHaveLength(1));
}

it('draws posters of a product and of the cart and saves them to the album, once its refusal is taken back', async () => {
  const [first] = await enterShop(app);
  await addToCart(app, first!);
  const title = app.text('#product-title');
  await drawPoster();
  expect(drawn().replace(/[\s…]/g, '')).toContain(title.split(' ').at(-1)!.slice(0, 4));
  expect(drawn()).toContain('占位');
  app.dialogs.modalAnswer = 'cancel';
  await app.tap('#save-poster');
  await waitFor(() => expect(app.text('#privacy-sheet')).toContain('用来保存你生成的海报'));
  await app.tap('#privacy-agree');
  await waitFor(() => expect(app.text('#poster-saving')).toContain('去设置里打开'));
  app.dialogs.modalAnswer = 'confirm';
  await app.tap('#save-poster');
  await waitFor(() => expect(phone.album).toHaveLength(1));
  expect(app.dialogs.modals.map((modal) => modal.title)).toContain('设置');

  await app.tap('#share-sheet .button');
  await app.tap('#open-cart');
  await waitForRoute(app, 'pages/cart/index');
  await waitFor(() => app.text(`#cart-line-${first}`));
  await drawPoster();
  expect(drawn()).toContain('共 1 件，合计');
  expect(drawn()).toContain(app.text('#cart-total'));
  await app.tap('#save-poster');
  await waitFor(() => expect(phone.album).toHaveLength(2));
});

it('draws without a network what the phone has, and says what is missing', async () => {
  const [first] = await enterShop(app);
  await app.tap(`#tile-${first} .item-tile-body`);
  await waitForRoute(app, 'pages/product/index');
  await waitFor(() => app.text('#share'));
  app.setOnline(false);
  await drawPoster();
  expect(drawn()).toContain('图片暂时没有加载出来');
  expect(app.text('#poster-missing')).toContain('联网后可以重画');
});
