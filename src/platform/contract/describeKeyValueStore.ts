import fc from 'fast-check';
import { type KeyValueStore } from '../keyValueStore';

export interface OpenedKeyValueStore {
  store: KeyValueStore;
  /** The same storage as the next launch of the app sees it. */
  reopen(): KeyValueStore;
  /** Leaves room for no more than a few hundred characters. */
  fillUp(): void;
}

/** What every key-value store promises, whatever lies beneath it. `open` gives an empty one. */
export function describeKeyValueStore(name: string, open: () => OpenedKeyValueStore): void {
  describe(`${name} as a key-value store`, () => {
    it('knows nothing at first', async () => {
      const { store } = open();
      expect(await store.get('draft')).toBeUndefined();
      expect(await store.keys()).toEqual([]);
    });

    it('keeps an empty string apart from absence', async () => {
      const { store } = open();
      await store.set('draft', '');
      expect(await store.get('draft')).toBe('');
      expect(await store.keys()).toEqual(['draft']);
    });

    it('deletes, and does not mind deleting what is absent', async () => {
      const { store } = open();
      await store.set('draft', 'x');
      await store.delete('draft');
      await store.delete('draft');
      expect(await store.get('draft')).toBeUndefined();
      expect(await store.keys()).toEqual([]);
    });

    it('keeps values for the next launch', async () => {
      const { store, reopen } = open();
      await store.set('cart/本', '{"数量":2}');
      expect(await reopen().get('cart/本')).toBe('{"数量":2}');
      expect(await reopen().keys()).toEqual(['cart/本']);
    });

    it('answers calls that run at once as if they came one by one', async () => {
      const { store } = open();
      await Promise.all(Array.from({ length: 20 }, (_, index) => store.set(`key${index}`, `value${index}`)));
      expect((await store.keys()).length).toBe(20);
      expect(await Promise.all([store.set('a', '1'), store.set('a', '2'), store.get('a')])).toHaveLength(3);
      expect(await store.get('a')).toBe('2');
    });

    it('reports a full storage and keeps the old value', async () => {
      const { store, fillUp } = open();
      await store.set('cart', 'old');
      fillUp();
      await expect(store.set('cart', 'x'.repeat(4096))).rejects.toMatchObject({
        name: 'StorageError',
        code: 'quota-exceeded',
      });
      expect(await store.get('cart')).toBe('old');
    });

    it('agrees with a map over any sequence of operations', async () => {
      const key = fc.constantFrom('a', 'b', '__proto__', 'with/slash', '键');
      const operation = fc.oneof(
        fc.record({ kind: fc.constant('set' as const), key, value: fc.string() }),
        fc.record({ kind: fc.constant('delete' as const), key }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { maxLength: 12 }), async (operations) => {
          const { store, reopen } = open();
          const model = new Map<string, string>();
          for (const step of operations) {
            if (step.kind === 'set') {
              model.set(step.key, step.value);
              await store.set(step.key, step.value);
            } else {
              model.delete(step.key);
              await store.delete(step.key);
            }
          }
          for (const seen of [store, reopen()]) {
            expect((await seen.keys()).sort()).toEqual([...model.keys()].sort());
            for (const [entry, value] of model) expect(await seen.get(entry)).toBe(value);
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}
