import fc from 'fast-check';
import { type FileStore } from '../fileStore';

export interface OpenedFileStore {
  store: FileStore;
  /** The same files as the next launch of the app sees them. */
  reopen(): FileStore;
  /** Leaves room for no more than a few hundred bytes. */
  fillUp(): void;
}

const bytes = (...values: number[]) => Uint8Array.from(values);

/** What every file store promises, whatever lies beneath it. `open` gives an empty one. */
export function describeFileStore(name: string, open: () => OpenedFileStore): void {
  describe(`${name} as a file store`, () => {
    it('knows nothing at first', async () => {
      const { store } = open();
      expect(await store.read('model/1/weights.bin')).toBeUndefined();
      expect(await store.list('')).toEqual([]);
    });

    it('keeps an empty file apart from absence', async () => {
      const { store } = open();
      await store.write('empty.bin', bytes());
      expect(await store.read('empty.bin')).toEqual(bytes());
    });

    it('replaces a longer file whole', async () => {
      const { store } = open();
      await store.write('a.bin', bytes(1, 2, 3, 4));
      await store.write('a.bin', bytes(9));
      expect(await store.read('a.bin')).toEqual(bytes(9));
    });

    it('lists what starts with a prefix, sorted', async () => {
      const { store } = open();
      for (const path of ['m/2/b.bin', 'm/10/a.bin', 'm/1/a.bin', 'n.bin']) await store.write(path, bytes(1));
      expect(await store.list('m/1')).toEqual(['m/1/a.bin', 'm/10/a.bin']);
      expect(await store.list('m/1/')).toEqual(['m/1/a.bin']);
      expect(await store.list('')).toEqual(['m/1/a.bin', 'm/10/a.bin', 'm/2/b.bin', 'n.bin']);
    });

    it('deletes, and does not mind deleting what is absent', async () => {
      const { store } = open();
      await store.write('m/a.bin', bytes(1));
      await store.delete('m/a.bin');
      await store.delete('m/a.bin');
      expect(await store.read('m/a.bin')).toBeUndefined();
      expect(await store.list('')).toEqual([]);
    });

    it('shares no memory with its callers', async () => {
      const { store } = open();
      const mine = bytes(1, 2, 3);
      await store.write('a.bin', mine.subarray(1));
      mine.fill(0);
      const seen = await store.read('a.bin');
      expect(seen).toEqual(bytes(2, 3));
      seen?.fill(0);
      expect(await store.read('a.bin')).toEqual(bytes(2, 3));
    });

    it('keeps files for the next launch', async () => {
      const { store, reopen } = open();
      await store.write('m/a.bin', bytes(7));
      expect(await reopen().read('m/a.bin')).toEqual(bytes(7));
      expect(await reopen().list('m')).toEqual(['m/a.bin']);
    });

    it('ends with the last of several writes to one path', async () => {
      const { store } = open();
      await Promise.all([1, 2, 3, 4, 5].map((value) => store.write('a.bin', bytes(value))));
      expect(await store.read('a.bin')).toEqual(bytes(5));
      expect(await store.list('')).toEqual(['a.bin']);
    });

    it('reports a full storage and keeps the old file', async () => {
      const { store, fillUp } = open();
      await store.write('a.bin', bytes(1));
      fillUp();
      await expect(store.write('a.bin', new Uint8Array(4096))).rejects.toMatchObject({
        name: 'StorageError',
        code: 'quota-exceeded',
      });
      expect(await store.read('a.bin')).toEqual(bytes(1));
    });

    it('agrees with a map over any sequence of operations', async () => {
      const path = fc.constantFrom('a', 'a.b', 'm/a', 'm/n/a');
      const operation = fc.oneof(
        fc.record({ kind: fc.constant('write' as const), path, bytes: fc.uint8Array({ maxLength: 8 }) }),
        fc.record({ kind: fc.constant('delete' as const), path }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { maxLength: 10 }), async (operations) => {
          const { store, reopen } = open();
          const model = new Map<string, Uint8Array>();
          for (const step of operations) {
            if (step.kind === 'write') {
              model.set(step.path, step.bytes);
              await store.write(step.path, step.bytes);
            } else {
              model.delete(step.path);
              await store.delete(step.path);
            }
          }
          for (const seen of [store, reopen()]) {
            expect(await seen.list('')).toEqual([...model.keys()].sort());
            for (const [entry, content] of model) expect(await seen.read(entry)).toEqual(content);
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}
