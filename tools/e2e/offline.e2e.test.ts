import { collectedEvents } from './collectedEvents';
import { eventually } from './eventually';
import { openTestShop, type TestShop } from './testShop';
import { type Visit } from './visit';

jest.setTimeout(120_000);

let shop: TestShop;
let visit: Visit;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());
beforeEach(async () => {
  visit = await shop.visit();
  await visit.answerConsent('accept');
});
afterEach(() => visit.close());

/** Item ids of the looks at products that the cloud has collected, in any order. */
async function collectedLooks(): Promise<{ itemIds: string[]; repeated: number }> {
  const { events, repeated } = await collectedEvents(shop);
  return {
    itemIds: events.flatMap((event) => (event.kind === 'item-viewed' ? [event.itemId] : [])).sort(),
    repeated,
  };
}

async function queueLength(): Promise<number> {
  return Number((await visit.diagnostics())['queue length']);
}

it('sends what was tapped without a network exactly once, after it is back', async () => {
  await visit.page.waitForLoadState('networkidle');
  await visit.setOnline(false);
  const looked = await visit.browseCategory('snacks', 3);
  await eventually(async () => expect(await queueLength()).toBeGreaterThanOrEqual(3));
  expect((await collectedLooks()).itemIds).toEqual([]);

  await visit.setOnline(true);
  await eventually(async () => expect(await queueLength()).toBe(0), 30_000);
  expect(await collectedLooks()).toEqual({ itemIds: looked.sort(), repeated: 0 });
});

it('sends exactly once although every first reply is lost', async () => {
  const before = (await collectedLooks()).itemIds;
  const answered = new Set<string>();
  await visit.page.route('**/functions/collect', async (route) => {
    const batch = route.request().postData() ?? '';
    const { batchId } = JSON.parse(batch) as { batchId: string };
    const reply = await route.fetch();
    // The cloud has written it; the phone does not learn so.
    if (answered.has(batchId)) return route.fulfill({ response: reply });
    answered.add(batchId);
    return route.abort();
  });
  const looked = await visit.browseCategory('toys', 3);
  await visit.diagnostics();
  await visit.page.locator('#flush-queue:visible').click();
  await eventually(async () => expect(await queueLength()).toBe(0), 45_000);
  expect(answered.size).toBeGreaterThan(0);
  expect(await collectedLooks()).toEqual({ itemIds: [...before, ...looked].sort(), repeated: 0 });
});

it('keeps what was tapped over a reload, and collects nothing from those who refuse', async () => {
  const before = (await collectedLooks()).itemIds;
  await visit.setOnline(false);
  const [looked] = await visit.browseCategory('pets', 1);
  await eventually(async () => expect(await queueLength()).toBeGreaterThanOrEqual(1));
  await visit.setOnline(true);
  await visit.page.reload();
  await eventually(async () => expect(await queueLength()).toBe(0), 30_000);

  const other = await shop.visit();
  await other.answerConsent('refuse');
  await other.browseCategory('plants', 2);
  expect((await other.diagnostics())['queue length']).toBe('0');
  await other.page.locator('#flush-queue:visible').click();
  expect(await collectedLooks()).toEqual({ itemIds: [...before, looked!].sort(), repeated: 0 });
});
