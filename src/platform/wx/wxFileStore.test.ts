import { settlePromises } from '../memory/manualClock';
import { createFakeFiles } from './testing/fakeFileSystem';
import { createFakePhone } from './testing/fakeWx';
import { createWxFileStore } from './wxFileStore';

const OLD = Uint8Array.of(1, 1, 1);
const NEW = Uint8Array.of(2, 2);
const MORE_OPERATIONS_THAN_A_WRITE_HAS = 20;

/** The file as it was before, the app killed at one operation of the next write. */
async function killedDuringWrite(diesAt: number, before: Uint8Array | undefined) {
  const files = createFakeFiles();
  if (before) await createWxFileStore(createFakePhone({ files }).wx, 'shop').write('m/a.bin', before);
  let isDone = false;
  void createWxFileStore(createFakePhone({ files, filesDieAt: diesAt }).wx, 'shop')
    .write('m/a.bin', NEW)
    .then(() => (isDone = true));
  await settlePromises();
  return { files, isDone };
}

describe('a write to the WeChat file system that is cut short', () => {
  it.each([undefined, OLD])('leaves the old bytes or the new ones at every moment (old: %p)', async (old) => {
    let doneAt = 0;
    for (let diesAt = 1; diesAt <= MORE_OPERATIONS_THAN_A_WRITE_HAS; diesAt += 1) {
      const { files, isDone } = await killedDuringWrite(diesAt, old);
      const seen = await createWxFileStore(createFakePhone({ files }).wx, 'shop').read('m/a.bin');
      expect([old, NEW]).toContainEqual(seen);
      if (isDone) {
        doneAt ||= diesAt;
        expect(seen).toEqual(NEW);
      }
    }
    expect(doneAt).toBeGreaterThan(3);
  });

  it('does not spoil the write, the deletion and the list after it', async () => {
    for (let diesAt = 1; diesAt <= MORE_OPERATIONS_THAN_A_WRITE_HAS; diesAt += 1) {
      const { files } = await killedDuringWrite(diesAt, OLD);
      const store = createWxFileStore(createFakePhone({ files }).wx, 'shop');
      expect(await store.list('')).toEqual(['m/a.bin']);
      await store.write('m/a.bin', Uint8Array.of(3));
      expect(await store.read('m/a.bin')).toEqual(Uint8Array.of(3));
      await store.delete('m/a.bin');
      expect(await store.read('m/a.bin')).toBeUndefined();
      expect(await store.list('')).toEqual([]);
    }
  });

  it('keeps the only copy when the next write is cut short as well', async () => {
    for (let first = 1; first <= MORE_OPERATIONS_THAN_A_WRITE_HAS; first += 1) {
      for (let second = 1; second <= MORE_OPERATIONS_THAN_A_WRITE_HAS; second += 1) {
        const { files } = await killedDuringWrite(first, OLD);
        void createWxFileStore(createFakePhone({ files, filesDieAt: second }).wx, 'shop').write(
          'm/a.bin',
          Uint8Array.of(3),
        );
        await settlePromises();
        const seen = await createWxFileStore(createFakePhone({ files }).wx, 'shop').read('m/a.bin');
        expect([OLD, NEW, Uint8Array.of(3)]).toContainEqual(seen);
      }
    }
  });
});
