import { describeAppLifecycle } from '../contract/describeAppLifecycle';
import { describeClock } from '../contract/describeClock';
import { describeCloudClient } from '../contract/describeCloudClient';
import { describeDevice } from '../contract/describeDevice';
import { describeFileSharing } from '../contract/describeFileSharing';
import { describeFileStore } from '../contract/describeFileStore';
import { describeIdentifiers } from '../contract/describeIdentifiers';
import { describeKeyValueStore } from '../contract/describeKeyValueStore';
import { describeNetwork } from '../contract/describeNetwork';
import { describePictures } from '../contract/describePictures';
import { describePrivacy } from '../contract/describePrivacy';
import { AppLife } from './appLife';
import { createManualClock } from './manualClock';
import { type CallFate, createMemoryCloud } from './memoryCloud';
import { MemoryDisk } from './memoryDisk';
import { createMemoryFileSharing } from './memoryFileSharing';
import { createMemoryFileStore } from './memoryFileStore';
import { createMemoryKeyValueStore } from './memoryKeyValueStore';
import { createMemoryLifecycle } from './memoryLifecycle';
import { createMemoryDevice } from './memoryDevice';
import { createMemoryNetwork } from './memoryNetwork';
import { createMemoryPictures } from './memoryPictures';
import { createMemoryPrivacy } from './memoryPrivacy';
import { createSequentialIdentifiers } from './sequentialIdentifiers';

describeKeyValueStore('memory', () => {
  const disk = new MemoryDisk();
  return {
    store: createMemoryKeyValueStore(disk),
    reopen: () => createMemoryKeyValueStore(disk),
    fillUp: () => (disk.valueQuota = 256),
  };
});

describePrivacy('memory', () => {
  const privacy = createMemoryPrivacy();
  return { privacy, need: privacy.need };
});

describeFileSharing('memory', () => {
  const sharing = createMemoryFileSharing();
  return {
    sharing,
    left: (name) => sharing.shared.get(name),
    isHeld: (name) => sharing.prepared.has(name),
  };
});

describePictures('memory', () => {
  const pictures = createMemoryPictures();
  pictures.missing.add('gone.webp');
  return {
    pictures,
    savedCount: () => pictures.saved.length,
    isHeld: (url) => pictures.held.has(url),
  };
});

describeFileStore('memory', () => {
  const disk = new MemoryDisk();
  return {
    store: createMemoryFileStore(disk),
    reopen: () => createMemoryFileStore(disk),
    fillUp: () => (disk.fileQuotaBytes = 256),
  };
});

describeCloudClient('memory', ({ functions, files }) => {
  const network = createMemoryNetwork();
  return {
    client: createMemoryCloud({ functions, files, network }),
    addLocalFile: (text) => text,
    disconnect: () => network.setOnline(false),
  };
});

describeNetwork('memory', () => {
  const network = createMemoryNetwork();
  return { network, setOnline: network.setOnline };
});

describeAppLifecycle('memory', () => {
  const lifecycle = createMemoryLifecycle();
  return { ...lifecycle, lifecycle };
});

describeClock('memory', () => {
  const clock = createManualClock();
  return { clock, advance: clock.advance };
});

describeIdentifiers('memory', () => createSequentialIdentifiers());

describeDevice('memory', createMemoryDevice);

describe('an app life', () => {
  it.each([true, false])(
    'ends at the chosen operation, applied: %p, and gives no answers after it',
    async (applied) => {
      const disk = new MemoryDisk();
      const life = new AppLife({ atOperation: 2, applied });
      const store = createMemoryKeyValueStore(disk, life);
      await store.set('a', '1');
      const answered = jest.fn();
      void store.set('b', '2').then(answered, answered);
      void store.set('c', '3').then(answered, answered);
      await life.ended;
      await new Promise((resolve) => setImmediate(resolve));
      expect(answered).not.toHaveBeenCalled();
      expect([...disk.values.keys()]).toEqual(applied ? ['a', 'b'] : ['a']);
    },
  );
});

describe('the memory cloud', () => {
  it.each<[CallFate, number]>([
    ['answered', 1],
    ['request-lost', 0],
    ['reply-lost', 1],
    ['delivered-twice', 2],
  ])('runs the function of a call that is %s %i times', async (fate, expectedRuns) => {
    let runs = 0;
    const cloud = createMemoryCloud({ functions: { count: () => (runs += 1) }, chooseFate: () => fate });
    await cloud.callFunction('count', {}).catch(() => undefined);
    expect(runs).toBe(expectedRuns);
  });
});
