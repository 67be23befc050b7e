import { join } from 'node:path';
import { randomIntegers, randomValues } from '../testing/onBoth';
import { type SmallSetup, type SmallTask } from '../testing/smallReplica';
import { createWorkerPool, type WorkerPool } from './createWorkerPool';

const SETUP: SmallSetup = { items: 30, dimension: 8, window: 4 };
const SIZES = [SETUP.items * SETUP.dimension, SETUP.window];
const LENGTHS = [5, 1, 7, 3];

const openPool = async (count: number) => {
  const module = join(__dirname, '../testing/smallReplica.ts');
  const pool = await createWorkerPool<SmallSetup, SmallTask>({ count, module, setup: SETUP, sizes: SIZES });
  pool.parameters.forEach((list, i) => list.set(randomValues([SIZES[i]!], i)));
  return pool;
};

/** The batch of four sequences, cut before some of them. */
function tasksOf(cuts: number[]): SmallTask[] {
  const starts = LENGTHS.map((_, i) => LENGTHS.slice(0, i).reduce((a, b) => a + b, 0));
  const totalRows = LENGTHS.reduce((a, b) => a + b, 0);
  const items = [...randomIntegers(totalRows, SETUP.items, 1)];
  const targets = [...randomIntegers(totalRows, SETUP.items, 2)];
  const bounds = [0, ...cuts, LENGTHS.length];
  return bounds.slice(1).map((end, part) => {
    const from = starts[bounds[part]!]!;
    const to = starts[end] ?? totalRows;
    return {
      items: items.slice(from, to),
      targets: targets.slice(from, to),
      positions: LENGTHS.slice(bounds[part], end).flatMap((length) => [...Array(length).keys()]),
      rowsBefore: from,
      totalRows,
    };
  });
}

async function gradientsOf(pool: WorkerPool<SmallTask>, cuts: number[]) {
  const losses = await pool.accumulate(tasksOf(cuts));
  return { loss: losses.reduce((a, b) => a + b, 0), gradients: pool.gradients.map((list) => list.slice()) };
}

describe('a pool of workers', () => {
  let pool: WorkerPool<SmallTask> | undefined;
  afterEach(async () => {
    await pool?.close();
    pool = undefined;
  });

  it('gives the gradients of the whole batch, dropout included, however it is split', async () => {
    pool = await openPool(3);
    const whole = await gradientsOf(pool, []);
    for (const cuts of [[1], [3], [1, 2]]) {
      const parts = await gradientsOf(pool, cuts);
      expect(parts.loss).toBeCloseTo(whole.loss, 5);
      parts.gradients.forEach((list, parameter) =>
        list.forEach((value, i) => expect(value).toBeCloseTo(whole.gradients[parameter]![i]!, 5)),
      );
    }
    expect(whole.gradients.flatMap((list) => [...list]).some((value) => Math.abs(value) > 0.01)).toBe(true);
  }, 60_000);

  it('gives the same numbers each time', async () => {
    pool = await openPool(2);
    const first = await gradientsOf(pool, [2]);
    expect(await gradientsOf(pool, [2])).toEqual(first);
  }, 60_000);

  it('says which worker failed, and why', async () => {
    pool = await openPool(2);
    const [mine, theirs] = tasksOf([2]) as [SmallTask, SmallTask];
    const failing = pool.accumulate([mine, { ...theirs, fault: 'throw' }]);
    await expect(failing).rejects.toThrow('Training worker 1 stopped: no such item');
    await expect(pool.accumulate([mine, theirs])).rejects.toThrow('Training worker 1 stopped');
  }, 60_000);

  it('says when a worker’s thread ends', async () => {
    pool = await openPool(2);
    const [mine, theirs] = tasksOf([2]) as [SmallTask, SmallTask];
    const failing = pool.accumulate([mine, { ...theirs, fault: 'exit' }]);
    await expect(failing).rejects.toThrow('Training worker 1 stopped: its thread ended with exit code 3');
  }, 60_000);

  it('refuses to open when a replica cannot be made', async () => {
    const module = join(__dirname, '../testing/nothing.ts');
    const opening = createWorkerPool({ count: 2, module, setup: SETUP, sizes: SIZES });
    await expect(opening).rejects.toThrow('nothing.ts');
  }, 60_000);
});
