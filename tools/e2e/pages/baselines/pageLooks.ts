import { existsSync } from 'node:fs';
import { APPEARANCES } from '../../../gallery/appearances';
import { pictureName } from '../../../gallery/contactSheet';
import { type GalleryVisit } from '../../../gallery/galleryVisit';
import { baselinePath, keepChange } from './changedPictures';
import { readPicture, shrinkScreenshot } from './picture';
import { pictureChanges } from './pictureChanges';
import { addBars, setInBars } from './setInBars';

/** A day in winter: banners and shelves of a season come and go, and the shopper's usual hours are told. */
const NOON = new Date('2026-12-01T12:00:00+08:00');
/** Beyond their first screen stands the feed, where every tenth session leaves a place to chance. */
const LEFT_TO_CHANCE = ['home', 'home-failing'];
/** For what fades or comes late. */
const PATIENCE_MS = 2000;

/** The pictures of pages on a walk, held against their baselines. */
export interface PageLooks {
  /** Before the first page is opened: what differs between days and machines is made the same. */
  steady(visit: GalleryVisit): Promise<void>;
  /** Takes the shown page in every appearance and, in the last, the screen further down where it goes on. */
  take(visit: GalleryVisit, name: string): Promise<void>;
  /** In words, what looks different from the baselines; empty when nothing does. */
  changesOf(name: string): string[];
}

/** @param names of appearances of one size; the page is left in the colours of the last */
export function openPageLooks(...names: string[]): PageLooks {
  const appearances = names.map((wanted) => APPEARANCES.find(({ name }) => name === wanted)!);
  const last = appearances.at(-1)!;
  const changes = new Map<string, string[]>();

  async function compareFurther(visit: GalleryVisit, name: string): Promise<string[]> {
    if (LEFT_TO_CHANCE.includes(name)) return [];
    const file = pictureName(`${name}-further`, last.name);
    if (!(await visit.page.evaluate(scrollOn, 1))) {
      return existsSync(baselinePath(file))
        ? [`${file}: the page ends before; delete it where that is right`]
        : [];
    }
    await visit.settled();
    const found = await compare(visit, file);
    await visit.page.evaluate(scrollOn, -1);
    return found;
  }

  return {
    async steady({ page }) {
      await page.context().clock.setFixedTime(NOON);
      await addBars(page.context());
    },
    async take(visit, name) {
      const setInLetters = await setInBars(visit.page);
      const found: string[] = [];
      for (const appearance of appearances) {
        await visit.page.emulateMedia({ colorScheme: appearance.theme });
        found.push(...(await compare(visit, pictureName(name, appearance.name))));
      }
      found.push(...(await compareFurther(visit, name)));
      await setInLetters();
      changes.set(name, found);
    },
    changesOf: (name) => changes.get(name) ?? [`${name}: no picture was taken`],
  };
}

/** In words, what is different. */
async function compare(visit: GalleryVisit, file: string): Promise<string[]> {
  const baseline = existsSync(baselinePath(file)) ? await readPicture(baselinePath(file)) : undefined;
  const endMs = Date.now() + PATIENCE_MS;
  for (;;) {
    const screenshot = await visit.page.screenshot({ animations: 'disabled' });
    const picture = await shrinkScreenshot(screenshot);
    const changes = baseline && pictureChanges(baseline, picture);
    if (changes?.length === 0) return [];
    if (Date.now() > endMs) return [await keepChange({ file, screenshot, picture, changes })];
    await visit.settled();
  }
}

/** Moves the shown page by so many screens; false where there is hardly more of it. Runs inside of the page. */
function scrollOn(screens: number): boolean {
  const LEAST_PX = 48;
  const shown = [...document.querySelectorAll('.taro_page')].filter((page) => page.checkVisibility()).at(-1)!;
  if (shown.scrollHeight - shown.clientHeight < LEAST_PX) return false;
  shown.scrollTop += screens * shown.clientHeight;
  return true;
}
