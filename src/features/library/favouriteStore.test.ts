import { settlePromises } from '../../platform/memory/manualClock';
import { createMemoryPlatform } from '../../platform/memory/memoryPlatform';
import { createFavouriteStore, KEPT_FAVOURITES } from './favouriteStore';

function startApp({ keyValueStore } = createMemoryPlatform()) {
  let nowMs = 0;
  const added: string[] = [];
  const favourites = createFavouriteStore({
    keyValueStore,
    nowMs: () => (nowMs += 1),
    onAdded: (itemId) => added.push(itemId),
  });
  return { favourites, added, ids: () => favourites.get().map(({ itemId }) => itemId) };
}

describe('the favourites', () => {
  it('are kept for the next start, newest first', async () => {
    const { disk } = createMemoryPlatform();
    const first = startApp(createMemoryPlatform({ disk }));
    await first.favourites.load();
    first.favourites.add('tea');
    first.favourites.add('cup');
    await settlePromises();
    const next = startApp(createMemoryPlatform({ disk }));
    await next.favourites.load();
    expect(next.ids()).toEqual(['cup', 'tea']);
  });

  it('hold an item once and tell of it once', async () => {
    const { favourites, added, ids } = startApp();
    await favourites.load();
    favourites.add('tea');
    favourites.add('tea');
    expect(ids()).toEqual(['tea']);
    expect(added).toEqual(['tea']);
  });

  it('give up the oldest when there is no more room', async () => {
    const { favourites, ids } = startApp();
    await favourites.load();
    for (let item = 0; item <= KEPT_FAVOURITES; item += 1) favourites.add(`i${item}`);
    expect(ids()).toHaveLength(KEPT_FAVOURITES);
    expect(ids()).not.toContain('i0');
  });

  it('let an item go', async () => {
    const { favourites, ids } = startApp();
    await favourites.load();
    favourites.add('tea');
    favourites.add('cup');
    favourites.remove('tea');
    expect(ids()).toEqual(['cup']);
  });
});
