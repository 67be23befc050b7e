import { type Page } from 'playwright-core';
import { eventually } from '../e2e/eventually';

/** Resolves once the whole catalogue lies on this phone; the first goods are shown before. */
export async function catalogueStored(page: Page): Promise<void> {
  await eventually(async () => {
    if ((await page.evaluate(countStored)) === 0) throw new Error('the catalogue is not stored');
  }, 60_000);
}

/** Runs inside of the page: it uses nothing from outside. */
async function countStored(): Promise<number> {
  const [shop] = await indexedDB.databases();
  const opening = indexedDB.open(shop!.name!);
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const counting = opening.result.transaction('values').objectStore('values').count('catalogue/index');
  await new Promise((resolve) => (counting.onsuccess = resolve));
  opening.result.close();
  return counting.result;
}
