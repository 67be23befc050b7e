import * as v from 'valibot';
import { createMemoryPlatform } from '../platform/memory/memoryPlatform';
import { createPersistedStore } from './persistedStore';

function setUp(keyValueStore = createMemoryPlatform().keyValueStore) {
  return createPersistedStore({
    keyValueStore,
    key: 'words',
    schema: v.array(v.string()),
    initial: ['none'],
  });
}

describe('a persisted store', () => {
  it('has its value back after the app was closed', async () => {
    const { keyValueStore } = createMemoryPlatform();
    await setUp(keyValueStore).set(['tea']);
    const later = setUp(keyValueStore);
    expect(later.get()).toEqual(['none']);
    await later.load();
    expect(later.get()).toEqual(['tea']);
  });

  it('keeps its initial value when what is stored is not readable', async () => {
    const { keyValueStore } = createMemoryPlatform();
    for (const text of ['{', '{"a":1}', '[1]']) {
      await keyValueStore.set('words', text);
      const store = setUp(keyValueStore);
      await store.load();
      expect(store.get()).toEqual(['none']);
    }
  });

  it('lets a value that was set while loading win', async () => {
    const { keyValueStore } = createMemoryPlatform();
    await keyValueStore.set('words', '["old"]');
    const store = setUp(keyValueStore);
    const loading = store.load();
    void store.set(['new']);
    await loading;
    expect(store.get()).toEqual(['new']);
  });

  it('shows a change made before loading at once, and makes it on what was stored', async () => {
    const { keyValueStore } = createMemoryPlatform();
    await keyValueStore.set('words', '["old"]');
    const store = setUp(keyValueStore);
    const stored = [store.update((words) => [...words, 'one']), store.update((words) => [...words, 'two'])];
    expect(store.get()).toEqual(['none', 'one', 'two']);
    expect(await Promise.all(stored)).toEqual([true, true]);
    expect(store.get()).toEqual(['old', 'one', 'two']);
    expect(await keyValueStore.get('words')).toBe('["old","one","two"]');
    await store.update((words) => words.slice(1));
    expect(await keyValueStore.get('words')).toBe('["one","two"]');
  });

  it('lets a value that was set while loading win over the changes before it', async () => {
    const { keyValueStore } = createMemoryPlatform();
    await keyValueStore.set('words', '["old"]');
    const store = setUp(keyValueStore);
    const changed = store.update((words) => [...words, 'one']);
    await store.set(['new']);
    await changed;
    expect(store.get()).toEqual(['new']);
    expect(await keyValueStore.get('words')).toBe('["new"]');
  });

  it('writes in order, and goes on after a write that failed', async () => {
    const written: string[] = [];
    const { keyValueStore } = createMemoryPlatform();
    const store = setUp({
      ...keyValueStore,
      async set(_key, value) {
        if (value === '["second"]') throw new Error('full');
        written.push(value);
      },
    });
    const results = await Promise.all([store.set(['first']), store.set(['second']), store.set(['third'])]);
    expect(results).toEqual([true, false, true]);
    expect(written).toEqual(['["first"]', '["third"]']);
  });
});
