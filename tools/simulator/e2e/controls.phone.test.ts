import { eventually } from '../../e2e/eventually';
import { PAGE_NAMES, visitPage } from './pages';
import { openPhones, type Phones } from './phones';
import { type PhoneVisit } from './phoneVisit';

jest.setTimeout(600_000);

/** The checks of the other files, with something wrong planted: each must notice. */
let phones: Phones;
let phone: PhoneVisit;
beforeAll(async () => {
  phones = await openPhones();
  phone = await phones.open();
  await phone.answerConsent('refuse');
});
afterAll(() => phones.close());

it.each(['me', 'cart'] as const)('a page that stays blank is noticed: %s', async (name) => {
  expect(PAGE_NAMES).toContain(name);
  await visitPage(phone, name);
  await phone.page.addStyleTag({ content: '.page wx-view { visibility: hidden }' });
  await expect(visitPage(phone, name, 1000)).rejects.toThrow(`${name} is blank`);
  await phone.page.evaluate(() => document.head.lastElementChild!.remove());
});

it('an error that nobody caught is noticed, in a task and in a promise', async () => {
  await phone.page.evaluate(() => {
    setTimeout(() => {
      throw new Error('planted in a task');
    });
    void Promise.reject(new Error('planted in a promise'));
  });
  await eventually(async () => {
    const problems = (await phone.problems()).join('\n');
    expect(problems).toContain('planted in a task');
    expect(problems).toContain('planted in a promise');
  });
});
