import { growth, openFootprint } from './footprint';
import { openPhones, type Phones } from './phones';
import { type PhoneVisit } from './phoneVisit';

jest.setTimeout(600_000);

const WARM_UP = 10;
const CHANGES = 50;

let phones: Phones;
beforeAll(async () => {
  phones = await openPhones();
});
afterAll(() => phones.close());

async function changePage(phone: PhoneVisit): Promise<void> {
  await phone.open('pages/product/index?itemId=pets-01-1&from=home');
  await phone.shown('#product-title').waitFor();
  await phone.back();
  await phone.shown('#feed').waitFor();
}

it(`holds no more after ${CHANGES} changes of page than before`, async () => {
  const phone = await phones.open();
  await phone.answerConsent('refuse');
  await phone.engineReady();
  await phone.openTab('首页');
  const measure = await openFootprint(phone);
  for (let count = 0; count < WARM_UP; count += 1) await changePage(phone);
  const before = await measure();
  for (let count = 0; count < CHANGES; count += 1) await changePage(phone);
  const after = await measure();
  console.log(`before ${JSON.stringify(before)}\nafter  ${JSON.stringify(after)}`);
  expect(after.contexts).toBe(1);
  expect(growth(before, after)).toEqual([]);
  expect(await phones.closeAll()).toEqual([]);
});

it('would notice a page that stays in memory', async () => {
  const phone = await phones.open();
  await phone.answerConsent('refuse');
  await phone.shownItems(6);
  const measure = await openFootprint(phone);
  const before = await measure();
  await phone.shownPage().evaluate((page) => {
    const kept = Array.from({ length: 10 }, () => page.cloneNode(true));
    Object.assign(window, { kept });
  });
  expect(growth(before, await measure())).toContainEqual(expect.stringMatching(/^nodes: /));
});
