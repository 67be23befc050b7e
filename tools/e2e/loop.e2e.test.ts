import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { collectedEvents } from './collectedEvents';
import { eventually } from './eventually';
import { shippedArtifact } from '../start/shippedArtifact';
import { DEMO_SHOP_DIR, openTestShop, type TestShop } from './testShop';

jest.setTimeout(300_000);

const ROOT = resolve(__dirname, '../..');
const NEXT_VERSION = 'from-own-events';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
  await shop.publish(shippedArtifact());
});
afterAll(() => shop.close());

it("goes round: taps become events, a model trained with them, and the running app's next picks", async () => {
  const visit = await shop.visit();
  await visit.answerConsent('accept');
  await eventually(async () => expect((await visit.diagnostics())['state']).toBe('ready'));
  const first = (await visit.diagnostics())['model version'];
  const looked = await visit.browseCategory('pets', 3);
  await visit.diagnostics();
  await visit.page.locator('#flush-queue:visible').click();
  await eventually(async () => expect((await visit.diagnostics())['queue length']).toBe('0'));

  const { events, file } = await collectedEvents(shop);
  const viewed = events.flatMap((event) => (event.kind === 'item-viewed' ? [event.itemId] : []));
  expect(viewed).toEqual(looked);
  const artifact = join(shop.folder, 'next-model');
  await train(['--events', file, '--out', artifact, '--version', NEXT_VERSION]);
  await shop.publish(artifact);

  await visit.page.locator('#check-update:visible').click();
  await eventually(async () => {
    expect(await visit.diagnostics()).toMatchObject({
      state: 'ready',
      backend: 'webgl',
      'model version': NEXT_VERSION,
      'last update': `installed ${NEXT_VERSION}`,
    });
  });
  expect(first).not.toBe(NEXT_VERSION);
  await visit.openTab('首页');
  expect((await visit.shownItems(10)).length).toBe(10);

  await visit.page.reload();
  await eventually(async () =>
    expect(await visit.diagnostics()).toMatchObject({ state: 'ready', 'model version': NEXT_VERSION }),
  );
  expect(visit.problems).toEqual([]);
});

/** Trains one pass over the demo shop's log and what `parameters` add: enough for another model, not for a good one. */
async function train(parameters: string[]): Promise<void> {
  const command = ['run', '-s', 'train', '--', 'recommender', '--shop', DEMO_SHOP_DIR];
  const child = spawn('npm', [...command, '--epochs', '1', '--no-refit', ...parameters], { cwd: ROOT });
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const status = await new Promise((done) => child.on('close', done));
  if (status !== 0) throw new Error(`training failed:\n${log}`);
}
