import { type Browser, type Page } from 'playwright-core';
import { launchChromium } from '../../browser/launchChromium';
import { barriersOf } from './barriers';
import { textCuts } from './textCuts';

jest.setTimeout(60_000);

const ADDRESS = 'http://faults.test/';

/** The checks of all pages, on a page whose faults are known. */
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 320, height: 568 } });
});
afterEach(() => page.close());

async function show(body: string): Promise<void> {
  await page.route(ADDRESS, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Faults</title><main>${body}</main>`,
    }),
  );
  await page.goto(ADDRESS);
}

describe('barriers', () => {
  it.each([
    ['a button without a name', '<button></button>', /^button-name/],
    [
      'a control without a name',
      '<div role="button" tabindex="0" style="height:9px"></div>',
      /^aria-command-name.*\nno label: div/s,
    ],
    ['a field without a label', '<input id="field" placeholder="Name">', /^no label: input#field/],
    ['a text too pale', '<p style="color:#bbb;background:#fff">pale</p>', /^color-contrast/],
    ['a tab without a list of tabs', '<div role="tab" tabindex="0">One</div>', /^aria-required-parent/],
    ['a name without what is shown', '<a href="#" aria-label="Go">Read (more) now</a>', /^other label: "Go"/],
  ])('are found: %s', async (_, body, fault) => {
    await show(body);
    expect((await barriersOf(page, 'main')).join('\n')).toMatch(fault);
  });

  it('are none where every control is named', async () => {
    await show('<button>One</button><input aria-label="Name"><a href="#" aria-label="Read: more">more</a>');
    expect(await barriersOf(page, 'main')).toEqual([]);
  });
});

describe('texts', () => {
  const LINE = 'width:60px;overflow:hidden;white-space:nowrap';
  it.each([
    ['by its box', `<p style="${LINE}">cut by its box</p>`],
    ['by the edge of the screen', '<p style="width:600px;text-align:right">cut by the edge</p>'],
    [
      'through the middle of a line',
      '<p style="height:30px;line-height:20px;overflow:hidden">one<br>two</p>',
    ],
    ['below what is fixed', '<p style="position:fixed;bottom:-30px">cut below</p>'],
  ])('are cut %s', async (_, body) => {
    await show(body);
    expect((await page.evaluate(textCuts)).cut).toHaveLength(1);
  });

  it('are not cut by an ellipsis or where they scroll', async () => {
    await show(`<p style="${LINE};text-overflow:ellipsis">with an ellipsis</p>
      <p style="${LINE};overflow-x:auto">to be scrolled sideways</p>`);
    expect(await page.evaluate(textCuts)).toEqual({ count: 2, cut: [] });
  });
});
