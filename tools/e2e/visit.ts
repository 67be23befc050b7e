import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { openPhone } from '../browser/launchChromium';
import { type Diagnostics, parseDiagnostics } from './diagnostics';
import { eventually } from './eventually';

const SCREENSHOTS = resolve(__dirname, '../../build/screenshots');
const LONG_PRESS_MS = 700;
/** For one step of a shopper; a machine of two busy cores needs a second or two. */
const STEP_MS = 30_000;

/** A shopper in the shop, in a browser with a profile of its own. */
export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Uncaught errors and failed requests to the shop, except while the network is off. */
  problems: string[];
  answerConsent(answer: 'accept' | 'refuse'): Promise<void>;
  /** Ids of the first `count` goods of the home page's feed, best first; scrolls until as many are shown. */
  shownItems(count: number): Promise<string[]>;
  /** From the home page by a link to the product's page, as from a chat, and back. */
  lookAt(itemId: string): Promise<void>;
  /** Opens the category's first `count` goods one after the other, by taps; returns their ids. */
  browseCategory(categoryId: string, count: number): Promise<string[]>;
  /**
   * Back from a product's page to the page below. Taro hides that page a moment after the product is shown; whoever goes
   * back before, which no finger can, finds it hidden.
   */
  leaveProduct(below: '#home-page' | '#category-page'): Promise<void>;
  openTab(title: '首页' | '分类' | '购物车' | '我的'): Promise<void>;
  /** Opens the developer overlay on the tab 我的 when it is not open. */
  diagnostics(): Promise<Diagnostics>;
  setOnline(isOnline: boolean): Promise<void>;
  /** Written to `build/screenshots/<name>.png`. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openVisit(browser: Browser, url: string): Promise<Visit> {
  const context = await openPhone(browser);
  context.setDefaultTimeout(STEP_MS);
  const page = await context.newPage();
  const problems: string[] = [];
  let isOnline = true;
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    // A page that is left takes the pictures it was loading with it.
    const text = request.failure()?.errorText ?? '';
    if (isOnline && text !== 'net::ERR_ABORTED') problems.push(`${text} ${request.url()}`);
  });
  await page.goto(url);
  // Taro's H5 router drops a tap that comes while it still changes pages; a shopper taps again.
  const openTab: Visit['openTab'] = (title) =>
    eventually(async () => {
      await page.locator('.weui-tabbar__item:visible', { hasText: title }).click();
      await page.locator('.weui-bar__item_on:visible', { hasText: title }).waitFor({ timeout: 1_000 });
    });
  const leaveProduct: Visit['leaveProduct'] = async (below) => {
    await page.locator('#product-page:visible #product-title').waitFor();
    await page.locator(below).waitFor({ state: 'hidden' });
    await page.goBack();
    await page.locator('#product-page').waitFor({ state: 'detached' });
    await page.locator(`${below}:visible`).waitFor();
  };
  return {
    context,
    page,
    problems,
    async answerConsent(answer) {
      await page.locator(`#consent-${answer}:visible`).click();
      await page.locator('#consent-sheet:visible').waitFor({ state: 'hidden' });
    },
    async shownItems(count) {
      const tiles = page.locator('#feed .item-tile[id^="tile-"]');
      await tiles.first().waitFor();
      await eventually(async () => {
        const shownCount = await tiles.count();
        if (shownCount >= count) return;
        await tiles.last().scrollIntoViewIfNeeded();
        throw new Error(`${shownCount} of ${count} goods are shown`);
      });
      const shown = await tiles.evaluateAll((nodes) => nodes.map(({ id }) => id));
      return shown.slice(0, count).map((id) => id.slice('tile-'.length));
    },
    async lookAt(itemId) {
      await page.goto(`${url}/#/pages/product/index?itemId=${itemId}`);
      await leaveProduct('#home-page');
    },
    async browseCategory(categoryId, count) {
      await openTab('分类');
      await page.locator(`#category-${categoryId}:visible`).click();
      // Those of the category before may still be there.
      const rows = page.locator(`#category-page:visible [id^="row-${categoryId}-"]`);
      await rows.nth(count - 1).waitFor();
      const ids = (await rows.evaluateAll((nodes) => nodes.map(({ id }) => id))).slice(0, count);
      for (const id of ids) {
        await page.locator(`#${id}:visible`).click();
        await leaveProduct('#category-page');
      }
      return ids.map((id) => id.slice('row-'.length));
    },
    leaveProduct,
    openTab,
    async diagnostics() {
      await openTab('我的');
      if (!(await page.locator('#diagnostics:visible').isVisible())) {
        await page.locator('#version-line:visible').click({ delay: LONG_PRESS_MS });
        await page.locator('#diagnostics:visible').waitFor();
      }
      return parseDiagnostics(await page.locator('#diagnostics .diagnostics-line').allInnerTexts());
    },
    async setOnline(value) {
      isOnline = value;
      await context.setOffline(!value);
    },
    async screenshot(name) {
      mkdirSync(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
    },
    close: () => context.close(),
  };
}
