import { eventually } from '../../e2e/eventually';
import { type Simulator } from '../browser/simulatorPage';
import { openPhones, type Phones } from './phones';
import { type PhoneVisit } from './phoneVisit';

jest.setTimeout(600_000);

/** More than 200 tiles. */
const LONG_GROUPS = 34;
/** Two screens each way and a group more at each end are 36. */
const MOST_TILES = 48;
/** What one message to WeChat's page may have. */
const SET_DATA_BYTES = 8 * 1024;
const STEP_MS = 60_000;
const RESTS_MS = 1000;

let phones: Phones;
beforeAll(async () => {
  phones = await openPhones();
});
afterAll(() => phones.close());
afterEach(async () => expect(await phones.closeAll()).toEqual([]));

const look = (phone: PhoneVisit) =>
  phone.shownPage().evaluate((page) => {
    const groups = [...page.querySelectorAll('#feed .tile-group')];
    const screen = page.getBoundingClientRect();
    const seen = groups.filter((group) => {
      const { top, bottom } = group.getBoundingClientRect();
      return bottom > screen.top && top < screen.bottom;
    });
    return {
      tiles: page.querySelectorAll('#feed .item-tile').length,
      groups: groups.length,
      seenEmpty: seen.filter((group) => group.childElementCount === 0).length,
      scrollTop: page.scrollTop,
      scrollHeight: page.scrollHeight,
    };
  });

const scrollTo = (phone: PhoneVisit, top: number) =>
  phone.shownPage().evaluate((page, offset) => page.scrollTo(0, offset), top);

/** Bytes of each update so far. */
const updates = (phone: PhoneVisit) =>
  phone.page.evaluate(() =>
    (window as unknown as { simulator: Simulator }).simulator.record.setData.map(({ bytes }) => bytes),
  );

/** Pulls at the end until the feed is long, then leaves the end. */
async function growFeed(phone: PhoneVisit): Promise<void> {
  await eventually(async () => {
    const { groups, scrollHeight } = await look(phone);
    if (groups >= LONG_GROUPS) return;
    await scrollTo(phone, scrollHeight);
    throw new Error(`${groups} groups`);
  }, STEP_MS);
  await scrollTo(phone, 20_000);
  // The last pull takes effect in steps.
  let groupsBefore = 0;
  await eventually(async () => {
    await phone.page.waitForTimeout(RESTS_MS);
    const { groups } = await look(phone);
    const isAtRest = groups === groupsBefore;
    groupsBefore = groups;
    expect(isAtRest).toBe(true);
  }, STEP_MS);
  await eventually(async () => expect((await look(phone)).tiles).toBeLessThanOrEqual(MOST_TILES), STEP_MS);
}

it('keeps a long feed short in the tree and long on the screen, also with large text', async () => {
  const phone = await phones.open({ fontScale: 1.4 });
  await phone.answerConsent('refuse');
  await phone.shownItems(6);
  await phone.page.waitForLoadState('networkidle');
  await growFeed(phone);
  const { scrollHeight } = await look(phone);
  const before = (await updates(phone)).length;

  const upwards = Array.from({ length: 12 }, (_, step) => 20_000 - step * 800);
  for (const top of [...upwards, 0, 25_000, 4_000]) {
    await scrollTo(phone, top);
    await eventually(async () => {
      const sight = await look(phone);
      expect(sight).toMatchObject({ seenEmpty: 0, scrollTop: top, scrollHeight });
      expect(sight.tiles).toBeLessThanOrEqual(MOST_TILES);
    }, STEP_MS);
  }
  expect(Math.max(...(await updates(phone)).slice(before))).toBeLessThanOrEqual(SET_DATA_BYTES);

  const [opened] = await phone.shown('#feed .item-tile').evaluateAll((tiles) => tiles.map(({ id }) => id));
  await phone.open(`pages/product/index?itemId=${opened!.slice('tile-'.length)}&from=home`);
  await phone.shown('#product-title').waitFor();
  await phone.back();
  await phone.shown('#feed').waitFor();
  expect(await look(phone)).toMatchObject({ seenEmpty: 0, scrollTop: 4_000, scrollHeight });
});
