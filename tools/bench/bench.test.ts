import { median } from './median';
import { startNodeContender } from './training/contenders';
import { formatTraining } from './training/formatTraining';
import { stepGflop, type TrainingBenchmark } from './training/measureTraining';
import { referenceBatch, splitBatch } from './training/referenceBatches';

describe('the training benchmark', () => {
  it('counts 10.8 GFLOP for the reference step', () => {
    // 6 × (2·6·6400·64² + 2·2·6400·50·64 + 6400·3416·64)
    expect(stepGflop()).toBeCloseTo(10.77, 2);
  });

  it('splits a batch into whole sequences that keep their place', () => {
    const whole = referenceBatch(1);
    const parts = splitBatch(whole, 3);
    expect(parts.flatMap(({ items }) => [...items])).toEqual([...whole.items]);
    expect(parts.map(({ positions }) => positions[0])).toEqual([0, 0, 0]);
    expect(parts.map(({ rowsBefore }) => rowsBefore)).toEqual([0, 42 * 50, 85 * 50]);
  });

  it('says which targets were missed and what was not measured', () => {
    const benchmark: TrainingBenchmark = {
      ...{ node: 'v1', stepGflop: 1, rounds: 1, engines: [], skipped: ['PyTorch: not here'] },
      ratios: { stockToOurs: 9, oursToTorch: NaN, oneWorkerToTwo: 1.7 },
    };
    const text = formatTraining(benchmark);
    expect(text).toContain('skipped  PyTorch: not here');
    expect(text).toMatch(/stock tfjs ÷ this engine +9\.00 {2}MISSED/);
    expect(text).toMatch(/this engine ÷ PyTorch +not measured/);
    expect(text).toMatch(/one worker ÷ two workers +1\.70 {2}reached/);
  });
});

it('takes the upper of two middle values as the median', () => {
  expect([median([3, 1, 2]), median([4, 1]), median([])]).toEqual([2, 4, NaN]);
});

describe('the reference step in its own process', () => {
  it('learns, on one thread and on two alike', async () => {
    const losses = await Promise.all(
      [1, 2].map(async (workers) => {
        const contender = await startNodeContender({ kind: 'engine', items: 300, workers, engine: {} });
        const timings = [await contender.step(), await contender.step(), await contender.step()];
        contender.stop();
        return timings.map(({ loss }) => loss);
      }),
    );
    expect(losses[0]![0]).toBeCloseTo(Math.log(300), 0);
    expect(losses[0]![2]).toBeLessThan(losses[0]![0]!);
    losses[0]!.forEach((loss, step) => expect(losses[1]![step]).toBeCloseTo(loss, 3));
  }, 120_000);

  it('trains 50,000 items with the full softmax in less than 1 GB of memory', async () => {
    const contender = await startNodeContender({ kind: 'engine', items: 50_000, workers: 1, engine: {} });
    const [first, second] = [await contender.step(), await contender.step()];
    contender.stop();
    expect(first.loss).toBeCloseTo(Math.log(50_000), 0);
    expect(second.peakMb).toBeLessThan(1000);
    console.log(`peak memory with 50,000 items: ${second.peakMb!.toFixed(0)} MB`);
  }, 300_000);
});
