import * as v from 'valibot';
import { settlePromises } from '../platform/memory/manualClock';
import { createMemoryPlatform } from '../platform/memory/memoryPlatform';
import { createPersistedStore } from './persistedStore';
import { createPersonalStorage } from './personalStorage';

function setUp() {
  const { keyValueStore, disk } = createMemoryPlatform();
  const storage = createPersonalStorage(keyValueStore, (key) => key.startsWith('shop/'));
  const words = createPersistedStore({
    keyValueStore: storage,
    key: 'words',
    schema: v.array(v.string()),
    initial: [],
  });
  return { storage, words, disk };
}

describe('an erasure on the device', () => {
  it('takes every key but those of the shop, known to the app or not, and what stores hold of them', async () => {
    const { storage, words, disk } = setUp();
    await words.set(['tea']);
    await storage.set('of-an-earlier-version', 'tea');
    await storage.set('shop/catalogue', 'all');
    const seen: (readonly string[])[] = [];
    words.subscribe(() => seen.push(words.get()));
    await storage.erase();
    expect(words.get()).toEqual([]);
    expect(seen).toEqual([[]]);
    expect([...disk.values.keys()]).toEqual(['shop/catalogue']);
  });

  it('is not undone by a write that is still under way, nor by what is read from the disk meanwhile', async () => {
    const { storage, words, disk } = setUp();
    await storage.set('words', '["old"]');
    const loading = words.load();
    const written = words.update((known) => [...known, 'new']);
    await storage.erase();
    await Promise.all([loading, written]);
    await settlePromises();
    expect(words.get()).toEqual([]);
    expect(disk.values.get('words') ?? '[]').toBe('[]');
  });

  it('lets a store be used again', async () => {
    const { storage, words, disk } = setUp();
    await words.set(['tea']);
    await storage.erase();
    await words.update((known) => [...known, 'cup']);
    expect(disk.values.get('words')).toBe('["cup"]');
  });
});
