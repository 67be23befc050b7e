import { type Browser, type Page } from 'playwright-core';
import { launchChromium } from '../../browser/launchChromium';
import { barriersOf } from './barriers';
import { shrinkScreenshot } from './baselines/picture';
import { pictureChanges } from './baselines/pictureChanges';
import { addBars, setInBars } from './baselines/setInBars';
import { tapEverything } from './tapEverything';
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
    ['by the end of their field', '<input style="width:60px" placeholder="more than there is room for">'],
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

describe('texts whose font is higher than their lines', () => {
  const shorten = (height: number) =>
    show(`<p style="font:40px/0.9 sans-serif;width:100px;height:${height}px;overflow:hidden;display:-webkit-box;
      -webkit-box-orient:vertical;-webkit-line-clamp:2">whole lines left</p>`);

  it.each([
    ['not cut where whole lines are left out', 72, 0],
    ['cut through the middle of a line', 54, 1],
  ])('are %s', async (_, height, count) => {
    await shorten(height);
    expect((await page.evaluate(textCuts)).cut).toHaveLength(count);
  });
});

describe('taps', () => {
  const tapAll = () =>
    page.evaluate(tapEverything, {
      address: '#/here',
      shows: '#here',
      deadAfterMs: 300,
      patienceMs: 30_000,
    });
  /** A page in the manner of the app: what is shown hangs on the address. */
  const showRouted = (body: string) =>
    show(`<div id="here" hidden>${body}</div><p id="me-page">Aside</p><script>
      const route = () => {
        document.getElementById('here').hidden = location.hash !== '#/here';
        document.getElementById('me-page').hidden = location.hash !== '#/pages/me/index';
      };
      addEventListener('hashchange', route);
      route();
    </script>`);

  it('find what does nothing, what breaks and what is covered', async () => {
    await showRouted(`<button>dead</button>
      <button onclick="this.title = 'told'">alive</button>
      <button onclick="this.title = 'broken'; throw new Error('planted')">breaks</button>
      <div style="position:relative"><button onclick="this.title = 'unreached'">below</button>
        <div style="position:absolute;inset:0"></div></div>
      <button disabled aria-disabled="true">off</button>`);
    const report = await tapAll();
    expect(report.tapped).toEqual(['dead', 'alive', 'breaks']);
    expect(report.dead).toEqual(['dead']);
    expect(report.covered).toEqual([expect.stringMatching(/below, under div/)]);
    expect(report.errors).toEqual([expect.stringMatching(/^breaks: .*planted/)]);
  });

  it('go on to what a tap has brought, and come back from where it led', async () => {
    await showRouted(`<a href="#/there">away</a>
      <button onclick="if (!document.getElementById('sheet'))
        this.insertAdjacentHTML('afterend', '<p id=sheet><button>dead in the sheet</button></p>')">opens</button>`);
    const report = await tapAll();
    expect(report.tapped).toEqual(['away', 'opens', 'dead in the sheet']);
    expect(report.dead).toEqual(['dead in the sheet']);
  });
});

describe('pictures', () => {
  /** As a machine would draw it whose fonts are these. */
  const bodyIn = (fonts: string, body: string) =>
    `<style>* { font-family: ${fonts}; line-height: 1.5 }</style>${body}`;
  const TEXTS = `<h1>关于推荐 About</h1><p>推荐在哪里计算？在你的手机上，断网时也能用，首页的列表由手机的图形处理器计算。¥99.80</p>
    <input placeholder="说说你的使用感受，4–500 字"><button style="background:#bf2c22;color:#fff">提交评价</button>`;

  async function take(body: string) {
    await show(body);
    return shrinkScreenshot(await page.screenshot());
  }
  async function takeInBars(body: string) {
    await show(body);
    await setInBars(page);
    return shrinkScreenshot(await page.screenshot());
  }
  beforeEach(() => addBars(page.context()));

  it('are the same whatever fonts a machine has', async () => {
    const [one, other] = [bodyIn('serif', TEXTS), bodyIn('monospace', TEXTS)];
    expect(pictureChanges(await take(one), await take(other))).not.toEqual([]);
    expect(pictureChanges(await takeInBars(one), await takeInBars(other))).toEqual([]);
  });

  it.each([
    ['regular where it was bold', TEXTS.replace('<h1>', '<h1 style="font-weight:400">')],
    ['12 pixels further down', `<div style="height:12px"></div>${TEXTS}`],
    ['empty', TEXTS.replace('提交评价', '　　　　')],
    ['of its ground’s colour', TEXTS.replace('color:#fff', 'color:#bf2c22')],
    ['shorter', TEXTS.replace('关于推荐 About', '关于推荐')],
  ])('tell a text that is %s', async (_, changed) => {
    const before = await takeInBars(bodyIn('serif', TEXTS));
    expect(pictureChanges(before, await takeInBars(bodyIn('serif', changed)))).not.toEqual([]);
  });
});
