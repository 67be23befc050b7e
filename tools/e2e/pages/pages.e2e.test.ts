import { type Page } from 'playwright-core';
import { APPEARANCES } from '../../gallery/appearances';
import { type GalleryVisit, openGalleryVisit } from '../../gallery/galleryVisit';
import { type ShopState } from '../../gallery/galleryShots';
import { type PageName, pageRoute } from '../../simulator/e2e/pages';
import { shippedArtifact } from '../../start/shippedArtifact';
import { eventually } from '../eventually';
import { openTestShop, type TestShop } from '../testShop';
import { barriersOf } from './barriers';
import { forgetChanges } from './baselines/changedPictures';
import { openPageLooks, type PageLooks } from './baselines/pageLooks';
import { buySomething, type PageShot, pageShots, USED_SHOTS } from './pageShots';
import { tapEverything } from './tapEverything';
import { textCuts } from './textCuts';

/** A page that does not come to an end is named after so long. */
const PAGE_MS = 90_000;
const DEAD_AFTER_MS = 2500;
const LAID_OUT_MS = 5000;

jest.setTimeout(2 * PAGE_MS);

/** Every page of the preview, in one browser and one shop. */
let shop: TestShop;
beforeAll(async () => {
  forgetChanges();
  shop = await openTestShop();
  await shop.publish(shippedArtifact());
});
afterAll(() => shop.close());

const SHOWN: PageShot[] = [...pageShots('empty'), ...pageShots('usual')];
const NAMES = [...SHOWN.map(({ name }) => name), ...USED_SHOTS];

/** In this order: what is stored goes with the second state. */
const BROKEN = (['failing', 'error'] as const).flatMap((state) => pageShots(state));
const SKELETON = '.skeleton-row, .skeleton-tile';
/** Pages that ask the cloud for nothing. */
const ASK_NOTHING: PageName[] = ['me'];

/** The list by the model that was published: what is liked by it comes in the same order in every picture. */
const RANKED_HOME = {
  name: 'home',
  address: `#/${pageRoute('home')}`,
  shows: '.feed-source:has-text("由手机本地计算")',
};

/**
 * Goes through all pages in their order, once each; the shop gets fuller on the way.
 * @param looks of pictures that are taken on the way
 */
function openWalk(appearanceName: string, looks?: PageLooks) {
  let visit: GalleryVisit;
  let used: PageShot[] = [];
  let state = '';
  beforeAll(async () => {
    const appearance = APPEARANCES.find(({ name }) => name === appearanceName)!;
    visit = await openGalleryVisit(shop.browser, shop.cloud.url, appearance);
    await looks?.steady(visit);
  });
  afterAll(() => visit.close());

  async function enter(next: 'empty' | 'usual' | 'used'): Promise<void> {
    if (state === next || state === 'used') return;
    if (next === 'used') used = await buySomething(visit);
    else await visit.enter(next);
    if (next === 'usual' && looks) await visit.show(RANKED_HOME);
    state = next;
  }

  return async (name: string): Promise<{ visit: GalleryVisit; shot: PageShot }> => {
    const isUsed = USED_SHOTS.includes(name);
    await enter(isUsed ? 'used' : pageShots('empty').some((shot) => shot.name === name) ? 'empty' : 'usual');
    return { visit, shot: (isUsed ? used : SHOWN).find((candidate) => candidate.name === name)! };
  };
}

async function expectNoBarriers(page: Page): Promise<void> {
  const found: Record<string, string[]> = {};
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    found[colorScheme] = await barriersOf(page, '.page-frame:visible');
  }
  expect(found).toEqual({ dark: [], light: [] });
}

describe('for everybody', () => {
  const looks = openPageLooks('dark', 'light');
  const walkTo = openWalk('light', looks);

  it.each(NAMES)('%s is without serious barriers, in light and dark', async (name) => {
    const { visit, shot } = await walkTo(name);
    await visit.show(shot);
    await looks.take(visit, name);
    await expectNoBarriers(visit.page);
    expect(visit.problems).toEqual([]);
  });

  it.each(NAMES)('%s looks as its baselines do, in light and dark', (name) => {
    expect(looks.changesOf(name)).toEqual([]);
  });
});

describe('with large letters on the smallest screen', () => {
  const looks = openPageLooks('small-dark', 'small-light');
  const walkTo = openWalk('small-light', looks);

  it.each(NAMES)('%s cuts no text', async (name) => {
    const { visit, shot } = await walkTo(name);
    await visit.show(shot);
    await looks.take(visit, name);
    // What scrolls may learn so a moment after it is shown.
    await eventually(async () => {
      const { count, cut } = await visit.page.evaluate(textCuts);
      expect(count).toBeGreaterThan(0);
      expect(cut).toEqual([]);
    }, LAID_OUT_MS);
  });

  it.each(NAMES)('%s looks as its baselines do, in light and dark', (name) => {
    expect(looks.changesOf(name)).toEqual([]);
  });
});

describe('without a working cloud, with large letters on the smallest screen', () => {
  const looks = openPageLooks('small-light');
  let visit: GalleryVisit;
  let state: ShopState = 'empty';
  beforeAll(async () => {
    const appearance = APPEARANCES.find(({ name }) => name === 'small-light')!;
    visit = await openGalleryVisit(shop.browser, shop.cloud.url, appearance);
    await looks.steady(visit);
    await visit.enter(state);
  });
  afterAll(() => visit.close());

  it.each(BROKEN)('$name says so in whole words, offers another try and bars nobody', async (shot) => {
    if (shot.state !== state) await visit.enter((state = shot.state));
    await visit.show(shot);
    const shown = visit.page.locator('.page-frame:visible').last();
    await eventually(async () => expect(await shown.locator(SKELETON).count()).toBe(0));
    await looks.take(visit, shot.name);
    if (!ASK_NOTHING.includes(shot.page)) {
      expect(await shown.getByText(/没有加载出来|以下是上次的内容/).count()).toBeGreaterThan(0);
      expect(await shown.getByRole('button', { name: '重试' }).count()).toBeGreaterThan(0);
    }
    expect(await visit.page.evaluate(textCuts)).toMatchObject({ cut: [] });
    await expectNoBarriers(visit.page);
    expect(visit.problems).toEqual([]);
  });

  it.each(BROKEN)('$name looks as its baseline does', ({ name }) => {
    expect(looks.changesOf(name)).toEqual([]);
  });
});

describe('under the finger', () => {
  const walkTo = openWalk('light');
  /** Its last control takes away what others show. */
  const LAST = 'privacy';
  /** What a page still shows once taps on it or on others have chosen, and cleared, what they could. */
  const ALWAYS: Record<string, string> = {
    orders: '.tabs',
    'orders-used': '.tabs',
    preferences: '#preferences-page',
    'addresses-used': '[id^="saved-"], #addresses-empty',
    'favourites-used': '#favourites-page .item-row, #favourites-page .empty-state',
    history: '#history-page .item-row, #history-page .empty-state',
  };

  it.each([...NAMES.filter((name) => name !== LAST && name !== 'orders-empty'), LAST])(
    'every control of %s does something, and nothing breaks',
    async (name) => {
      const { visit, shot } = await walkTo(name);
      const { tapped, ...faults } = await visit.page.evaluate(tapEverything, {
        address: shot.address,
        // In the page there are a browser's own selectors only.
        shows: ALWAYS[name] ?? shot.shows.replace(/:has-text\("[^"]*"\)/g, ''),
        deadAfterMs: DEAD_AFTER_MS,
        patienceMs: PAGE_MS,
      });
      expect(faults).toEqual({ dead: [], covered: [], errors: [], left: [] });
      expect(tapped.length).toBeGreaterThan(0);
      expect(visit.problems).toEqual([]);
    },
  );
});
