import { compareThirds, createMemorySampler } from './memoryOverTime';

const MIB = 1024 * 1024;

it('samples each tenth of a run once, however often it is asked', () => {
  let reads = 0;
  const sampler = createMemorySampler(1_000, () => (reads += 1) * MIB);
  for (let elapsedMs = 0; elapsedMs <= 1_200; elapsedMs += 5) sampler.observe(elapsedMs);
  expect(sampler.memoryMiB).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it('makes up for no sample that it missed', () => {
  const sampler = createMemorySampler(1_000, () => MIB);
  for (const elapsedMs of [50, 450, 460, 500, 1_500, 1_600]) sampler.observe(elapsedMs);
  expect(sampler.memoryMiB).toHaveLength(3);
});

it('compares the peak of the first third with that of the last', () => {
  expect(compareThirds([50, 100, 80, 70, 90, 85, 60, 150, 110, 120])).toEqual({
    firstPeakMiB: 100,
    lastPeakMiB: 150,
    ratio: 1.5,
  });
  expect(compareThirds([1, 2])).toBeUndefined();
});

it('says nothing where the system does not tell', () => {
  const sampler = createMemorySampler(100, () => undefined);
  sampler.observe(100);
  expect(sampler.memoryMiB).toEqual([]);
});
