import { type Browser, type Page } from 'playwright-core';
import { type Appearance } from './appearances';
import { catalogueStored } from './catalogueStored';
import { type GalleryShot, type ShopState } from './galleryShots';

/** A page that is drawn on a machine with better things to do. */
const PATIENCE_MS = 60_000;
const STANDARD_ROOT_PX = 16;
const HOME = '#/pages/home/index';
const IN_THE_CART = 'pets-01-1';
const FAILURE = { ok: false, error: { code: 'internal', message: 'the database does not answer' } };

/** A shopper who looks at the preview in one appearance, going from page to page in one tab. */
export interface GalleryVisit {
  page: Page;
  /** Uncaught errors. */
  problems: string[];
  /** Brings the shop into the state; `empty` before `usual`, as nothing is emptied again. */
  enter(state: ShopState): Promise<void>;
  /** Goes to the page; resolves when it shows what is wanted and nothing moves. Throws with what it shows instead. */
  show(shot: Pick<GalleryShot, 'name' | 'address' | 'shows'>): Promise<void>;
  /** Resolves when the network rests and, where there is one, every picture on the screen has come. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export async function openGalleryVisit(
  browser: Browser,
  url: string,
  appearance: Appearance,
): Promise<GalleryVisit> {
  const { width, height, theme, fontScale } = appearance;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript((rootPx) => {
    // The script runs before there is a root: the first node that comes is it.
    new MutationObserver((_, observer) => {
      observer.disconnect();
      document.documentElement.style.fontSize = `${rootPx}px`;
    }).observe(document, { childList: true });
  }, STANDARD_ROOT_PX * fontScale);
  const page = await context.newPage();
  const problems: string[] = [];
  let isConnected = true;
  page.on('pageerror', (error) => problems.push(error.message));

  const goto = (address: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, address);

  async function start(): Promise<void> {
    await page.goto(url);
    const refuse = page.locator('#consent-refuse:visible');
    await page.locator('#home-page:visible').waitFor();
    if (
      await refuse.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      )
    )
      await refuse.click();
  }

  async function settled(): Promise<void> {
    await page.waitForLoadState('networkidle');
    if (!isConnected) return;
    await page.waitForFunction(() => {
      const bar = [...document.querySelectorAll('.weui-tabbar')].find((candidate) =>
        candidate.checkVisibility(),
      );
      const screenEnd = bar?.getBoundingClientRect().top ?? window.innerHeight;
      return [...document.images].every((image) => {
        const { top, bottom, left, right, width } = image.getBoundingClientRect();
        // Pictures farther along a shelf are loaded once it is moved.
        const isOnScreen = bottom > 0 && top < screenEnd && right > 0 && left < window.innerWidth;
        const isSeen = image.checkVisibility() && width > 0 && isOnScreen;
        return !isSeen || image.naturalWidth > 0;
      });
    });
  }

  return {
    page,
    problems,
    settled,
    async enter(state) {
      isConnected = state !== 'offline' && state !== 'error';
      await context.setOffline(false);
      await page.unroute('**/functions/**');
      if (state === 'error') {
        await page.route('**/functions/**', (route) => route.abort());
        await page.evaluate(async () => {
          localStorage.clear();
          for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
        });
        await goto(HOME);
        await page.reload();
        await page.locator('#consent-refuse:visible').click();
        return;
      }
      if (page.url() === 'about:blank') await start();
      await goto(HOME);
      // What failed before is told until the next start.
      if (await page.locator('#stale-notice').first().isVisible()) await page.reload();
      await page.locator('#feed .item-tile:visible').first().waitFor();
      if (state === 'usual') {
        await goto(`#/pages/product/index?itemId=${IN_THE_CART}`);
        await page.locator('#add-to-cart:visible').click();
        // A note that fades would be seen on the next page.
        await page.getByText('已加入购物车').waitFor();
        await page.getByText('已加入购物车').waitFor({ state: 'hidden' });
        await page.waitForLoadState('networkidle');
      }
      if (state === 'offline') await context.setOffline(true);
      if (state === 'failing') {
        await catalogueStored(page);
        await page.route('**/functions/**', (route) => route.fulfill({ json: FAILURE }));
        await page.reload();
        await page.locator('#stale-notice:visible').waitFor();
      }
    },
    async show({ name, address, shows }) {
      await goto(HOME);
      // Taro's router loses an address that comes while it still changes pages.
      await page.waitForFunction(() => {
        const shown = [...document.querySelectorAll('.taro_page')].filter((one) => one.checkVisibility());
        return shown.length === 1 && shown[0]!.querySelector('#home-page') !== null;
      });
      await goto(address);
      // The page that is left stays in the document, hidden.
      const wanted = shows.split(', ').map((selector) => `${selector}:visible`);
      await page
        .locator(wanted.join(', '))
        .first()
        .waitFor()
        .catch(async () => {
          const text = await page.locator('.taro_page:visible').last().innerText();
          throw new Error(`${name} in ${appearance.name}: no ${shows}; it says "${text.slice(0, 200)}"`);
        });
      await settled();
    },
    close: () => context.close(),
  };
}
