import fc from 'fast-check';
import {
  GROUP_TILES,
  type GroupReport,
  NEAR_SCREENS,
  NOTHING_SEEN,
  placeholdersOf,
  seeGroups,
  WHOLE_TILES,
} from './groupWindow';

interface Scene {
  /** In px. */
  tileHeight: number;
  viewport: number;
  tileCount: number;
  measure: string;
}

/** A page as an observer sees it: groups of rows of two tiles, one below the other. It tells what has changed. */
function openPage(first: Scene) {
  let scene = first;
  let state = NOTHING_SEEN;
  let offset = 0;
  /** What the observer has said of each group. */
  let told: boolean[] = [];
  const tilesOf = (place: number) => Math.min(GROUP_TILES, scene.tileCount - place * GROUP_TILES);
  const real = () =>
    Array.from(
      { length: Math.ceil(scene.tileCount / GROUP_TILES) },
      (_, place) => Math.ceil(tilesOf(place) / 2) * scene.tileHeight,
    );
  const placeholders = () => placeholdersOf(state, scene);
  const drawn = () => {
    const empty = placeholders();
    return real().map((height, place) => empty[place] ?? height);
  };
  const total = (heights: readonly number[]) => heights.reduce((sum, height) => sum + height, 0);
  const lowest = () => Math.max(0, total(drawn()) - scene.viewport);

  function sights(): GroupReport[] {
    let top = -Math.min(offset, lowest());
    return drawn().map((height, place) => {
      const distance = Math.max(-(top + height), top - scene.viewport);
      top += height;
      return { place, isNear: distance <= NEAR_SCREENS * scene.viewport, height };
    });
  }

  return {
    placeholders,
    isNear: () => sights().map(({ isNear }) => isNear),
    realTotal: () => total(real()),
    drawnTotal: () => total(drawn()),
    scrollTo(share: number) {
      offset = share * lowest();
    },
    /** The list is watched anew. */
    change(next: Partial<Scene>) {
      scene = { ...scene, ...next };
      told = [];
    },
    /** Until nothing changes any more. `isSilent`: of groups that the observer does not speak of. */
    observe(isSilent: (place: number) => boolean = () => false) {
      for (;;) {
        const news = sights().filter(({ place, isNear }) => told[place] !== isNear && !isSilent(place));
        if (news.length === 0) return;
        state = seeGroups(state, news, scene);
        for (const { place, isNear } of news) told[place] = isNear;
      }
    },
    /** The placeholders after reports from elsewhere. */
    afterReports(reports: readonly GroupReport[]) {
      state = seeGroups(state, reports, scene);
      return placeholders();
    },
  };
}
type Page = ReturnType<typeof openPage>;

const scenes = fc.record({
  tileHeight: fc.double({ min: 180, max: 420, noNaN: true }),
  viewport: fc.integer({ min: 400, max: 1200 }),
  tileCount: fc.integer({ min: WHOLE_TILES + 1, max: 400 }),
  measure: fc.constant('1 0'),
});
const ways = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });

function expectNearShown(page: Page) {
  const empty = page.placeholders();
  const missing = page
    .isNear()
    .flatMap((isNear, place) => (isNear && empty[place] !== undefined ? [place] : []));
  expect(missing).toEqual([]);
}
const expectWholeHeight = (page: Page) => expect(page.drawnTotal()).toBeCloseTo(page.realTotal(), 3);

/** Looks at each place of the way, on any page. */
function alongWays(look: (page: Page) => void, numRuns = 60) {
  fc.assert(
    fc.property(scenes, ways, (scene, way) => {
      const page = openPage(scene);
      for (const share of way) {
        page.scrollTo(share);
        page.observe();
        look(page);
      }
    }),
    { numRuns },
  );
}

describe('of a long list', () => {
  it('nothing that is near the screen is off the page, wherever the shopper scrolled', () => {
    alongWays(expectNearShown);
  });

  it('the height is the one of the whole list, at every moment', () => {
    alongWays(expectWholeHeight);
  });

  it('only groups stay on the page that are near, or beside one that is', () => {
    alongWays((page) => {
      const [near, empty] = [page.isNear(), page.placeholders()];
      near.forEach((_, place) => {
        const besides = near.slice(Math.max(0, place - 1), place + 2);
        if (empty[place] === undefined) expect(besides).toContain(true);
      });
    });
  });

  it('it grows, shrinks, turns and takes larger text, and is as high as the whole list once it was seen anew', () => {
    const next = fc.oneof(
      fc.record({ tileCount: fc.integer({ min: 60, max: 400 }) }),
      fc.record({ tileHeight: fc.double({ min: 180, max: 420, noNaN: true }), measure: fc.uuid() }),
    );
    fc.assert(
      fc.property(scenes, fc.array(fc.tuple(ways, next), { maxLength: 6 }), (scene, steps) => {
        const page = openPage(scene);
        for (const [way, changed] of steps) {
          for (const share of way) {
            page.scrollTo(share);
            page.observe();
          }
          page.change(changed);
          page.observe();
          expectWholeHeight(page);
          expectNearShown(page);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('what an observer is silent on stays on the page', () => {
    fc.assert(
      fc.property(scenes, fc.func(fc.boolean()), (scene, isSilent) => {
        const page = openPage(scene);
        page.observe(isSilent);
        const left = page.placeholders().flatMap((height, place) => (height === undefined ? [] : [place]));
        expect(left.filter((place) => isSilent(place))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('nothing leaves because another page covers it, where a browser gives it no layout', () => {
    const page = openPage({ tileHeight: 300, viewport: 700, tileCount: 240, measure: '1 0' });
    page.observe();
    const before = page.placeholders();
    const hidden = before.map((_, place) => ({ place, isNear: false, height: 0 }));
    expect(page.afterReports(hidden)).toEqual(before);
  });

  it('a finger that moves to and fro at the border moves no tiles', () => {
    const page = openPage({ tileHeight: 300, viewport: 700, tileCount: 240, measure: '1 0' });
    page.scrollTo(0.5);
    page.observe();
    const first = page.isNear().indexOf(true);
    const state = (place: number, isNear: boolean) => ({ place, isNear, height: 900 });
    const gone = page.afterReports([state(first, false)]);
    expect(gone[first]).toBeUndefined();
    for (const isNear of [true, false, true, false]) {
      expect(page.afterReports([state(first, isNear)])).toEqual(gone);
    }
    expect(page.afterReports([state(first + 1, false)])[first]).toBe(900);
  });
});

it('a list of up to 100 tiles stays whole', () => {
  fc.assert(
    fc.property(scenes, fc.integer({ min: 0, max: WHOLE_TILES }), ways, (scene, tileCount, way) => {
      const page = openPage({ ...scene, tileCount });
      for (const share of way) {
        page.scrollTo(share);
        page.observe();
        expect(page.placeholders().filter((height) => height !== undefined)).toEqual([]);
      }
    }),
  );
});
