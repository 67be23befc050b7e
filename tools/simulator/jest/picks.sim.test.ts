import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expectCleanEnd } from './expectCleanEnd';
import { launchApp, type RunningApp } from './launchApp';
import { type Phone } from '../phone';
import { enterShop, shownItems, waitForRoute } from './shopping';
import { newPhone, WEAPP_DIST } from './simulatedPhone';
import { waitFor } from './waitFor';

jest.setTimeout(120_000);

const lines = readFileSync(resolve(__dirname, '../../../.zhanggui/shops/demo/products.jsonl'), 'utf8');
const products = lines
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as { itemId: string; categoryId: string; title: string });
const categoryOf = new Map(products.map(({ itemId, categoryId }) => [itemId, categoryId]));
const titleOf = new Map(products.map(({ itemId, title }) => [itemId, title]));

let phone: Phone;
let app: RunningApp;
beforeEach(() => {
  phone = newPhone();
  app = launchApp(phone, WEAPP_DIST);
});
afterEach(() => expectCleanEnd(app));

/** A line of the developer overlay on the page 我的, which must be shown. */
const diagnostic = (name: string) => app.text(`#diagnostics-${name}`).slice(`${name}: `.length);

async function openDiagnostics(): Promise<void> {
  app.switchTab('pages/me/index');
  await app.longPress('#version-line');
  await waitFor(() => app.text('#diagnostics'));
}

/** Opens the first goods of the category one after the other; returns their ids. */
async function lookAtPets(count: number): Promise<string[]> {
  app.switchTab('pages/category/index');
  await app.tap('#category-pets');
  const rows = await waitFor(() => {
    const ids = app
      .find('#category-page .item-row')
      .map((row) => row._exparserNode.id.slice('row-'.length))
      .slice(0, count);
    expect(ids.map((itemId) => categoryOf.get(itemId))).toEqual(Array(count).fill('pets'));
    return ids;
  });
  for (const row of rows) {
    await app.tap(`#row-${row}`);
    await waitForRoute(app, 'pages/product/index');
    await waitFor(() => app.text('#product-title'));
    app.back();
  }
  return rows;
}

const countPets = () => shownItems(app).filter((itemId) => categoryOf.get(itemId) === 'pets').length;

/** All that lies in the phone's storage and files. */
function storedText({ storage, files }: Phone): string {
  const texts = [...files.contents.values()].map((bytes) => Buffer.from(bytes).toString());
  return [...storage.values(), ...texts].join('\n').replaceAll('\\"', '"');
}

it('loads the engine from its subpackage and computes on the cpu where there is no WebGL', async () => {
  await enterShop(app);
  await openDiagnostics();
  await waitFor(() => expect(diagnostic('state')).toBe('ready'));
  expect(diagnostic('backend')).toBe('cpu');
});

it.each(['on', 'off'])('follows three taps in one category, with the network %s', async (network) => {
  await enterShop(app);
  await openDiagnostics();
  await waitFor(() => expect(diagnostic('state')).toBe('ready'));
  const before = countPets();
  app.setOnline(network === 'on');
  await lookAtPets(3);
  app.switchTab('pages/home/index');
  await waitFor(() => expect(countPets()).toBeGreaterThan(before));
});

it.each(['with the model', 'without it'])('says which look brought a pick there, %s', async (how) => {
  await enterShop(app);
  await openDiagnostics();
  await waitFor(() => expect(diagnostic('state')).toBe('ready'));
  if (how === 'without it') {
    await waitFor(() => expect([...phone.storage.keys()]).toContain('catalogue/index'));
    app.kill();
    for (const path of [...phone.files.contents.keys()]) phone.files.contents.delete(path);
    phone.setting.network = 'offline';
    app = launchApp(phone, WEAPP_DIST);
    await waitFor(() => expect(shownItems(app).length).toBeGreaterThan(0));
  }
  app.switchTab('pages/home/index');
  const before = await waitFor(() => {
    expect(app.text('.feed-source')).toBe(how === 'without it' ? '根据你的浏览' : '由手机本地计算，随点随变');
    return shownItems(app);
  });
  const [looked] = await lookAtPets(1);
  app.switchTab('pages/home/index');
  const pick = await waitFor(() => {
    // Pets may stand in the list for another reason: only the one that follows the look answers for it.
    expect(shownItems(app)).not.toEqual(before);
    const found = shownItems(app).find((itemId) => itemId !== looked && categoryOf.get(itemId) === 'pets');
    if (!found) throw new Error('no pick follows the look');
    return found;
  });
  const shown = shownItems(app);
  await app.longPress(`#tile-${pick} .item-tile-body`);
  const start = [...titleOf.get(looked!)!].slice(0, 11).join('');
  await waitFor(() => expect(app.text('#pick-reason')).toMatch(`推荐理由：因为你看过「${start}`));
  // The menu is part of the page, the list is not: opening one must leave the other as it was.
  expect(shownItems(app)).toEqual(shown);
});

it('has its model and its picks again after it was killed, without a network', async () => {
  await enterShop(app);
  await openDiagnostics();
  await waitFor(() => expect(diagnostic('state')).toBe('ready'));
  await lookAtPets(3);
  await waitFor(() => expect([...phone.storage.keys()]).toContain('catalogue/index'));
  app.kill();
  phone.setting.network = 'offline';
  app = launchApp(phone, WEAPP_DIST);
  await waitFor(() => expect(countPets()).toBeGreaterThan(0));
  await openDiagnostics();
  await waitFor(() => expect(diagnostic('state')).toBe('ready'));
});

it('delivers exposures and looks to the cloud when the app goes to the background', async () => {
  const [first] = await enterShop(app, 'accept');
  app.expose(`#tile-${first}`);
  // On disk after half a second in sight, before any network is tried.
  await waitFor(() => expect(storedText(phone)).toMatch(new RegExp(`"item-exposed".*"${first}"`)));
  await lookAtPets(1);
  await openDiagnostics();
  await waitFor(() => expect(Number(diagnostic('queue-length'))).toBeGreaterThan(0));
  app.hide();
  app.show();
  await waitFor(() => expect(diagnostic('queue-length')).toBe('0'));
  expect(Number(diagnostic('delivered'))).toBeGreaterThanOrEqual(2);
  const sent = phone.functionCalls.filter(({ name }) => name === 'collect');
  expect(JSON.stringify(sent)).toMatch(new RegExp(`"item-exposed".*"${first}"`));
});
