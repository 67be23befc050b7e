import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulatedLog } from '../../testing/simulatedLog';
import { evaluateSeeds, seedGain } from './evaluateSeeds';
import { trainSeeds } from './trainSeeds';

jest.setTimeout(120_000);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seeds-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const log = simulatedLog();
const test = new Map(log.sequences.map(({ user }, index) => [user, `item-${index % 6}-${index % 10}`]));
const options = { epochs: 1, batchPositions: 200, encoder: 'decayed-average', workers: 1 } as const;
const silent = {
  onStep: () => undefined,
  onEpoch: () => undefined,
  onStage: () => undefined,
  isInterrupted: () => false,
};

describe('seeds', () => {
  it('are trained once each, go on after an interruption, and are measured beside the baselines', async () => {
    const work = join(folder, 'work');
    let steps = 0;
    const interrupting = { ...silent, onStep: () => void steps++, isInterrupted: () => steps > 2 };
    expect(await trainSeeds(log, options, [1, 2], work, interrupting)).toBeUndefined();
    expect(existsSync(join(work, 'seed-1'))).toBe(false);

    const first = (await trainSeeds(log, options, [1], work, silent))!;
    const trainedAtMs = statSync(join(first[0]!.directory, 'weights.bin')).mtimeMs;
    const artifacts = (await trainSeeds(log, options, [1, 2], work, silent))!;
    expect(statSync(join(artifacts[0]!.directory, 'weights.bin')).mtimeMs).toBe(trainedAtMs);

    const evaluation = await evaluateSeeds(artifacts, log, test);
    expect(evaluation.seeds.map(({ seed }) => seed)).toEqual([1, 2]);
    const [a, b] = evaluation.seeds.map(({ ndcgAt10 }) => ndcgAt10);
    expect(a).not.toBe(b);
    expect(evaluation.metrics.ndcgAt10.value).toBeCloseTo((a! + b!) / 2, 12);
    expect(evaluation.metrics.ndcgAt10.standardDeviation).toBeCloseTo(Math.abs(a! - b!) / Math.SQRT2, 12);
    const best = evaluation.baselines[evaluation.bestBaseline]!;
    for (const baseline of Object.values(evaluation.baselines)) {
      expect(baseline.ndcgAt10).toBeLessThanOrEqual(best.ndcgAt10);
    }
    expect(evaluation.gains.ndcgAt10.overSeeds.value).toBeCloseTo((a! + b!) / 2 - best.ndcgAt10, 12);

    await expect(trainSeeds(log, { ...options, epochs: 2 }, [1], work, silent)).rejects.toThrow(
      'holds seeds of other data or other options',
    );
  });
});

describe('seedGain', () => {
  it('keeps luck of training and luck of users apart', () => {
    const baseline = { ranks: Float64Array.of(0, Infinity, Infinity, Infinity) };
    const first = { ranks: Float64Array.of(0, 0, Infinity, Infinity) };
    const second = { ranks: Float64Array.of(0, 0, 0, Infinity) };
    const { overSeeds, overUsers } = seedGain('recallAt10', [first, second], baseline);
    expect(overSeeds.value).toBe(0.375);
    expect(overSeeds.standardDeviation).toBeCloseTo(0.25 / Math.SQRT2, 12);
    expect(overUsers.value).toBe(0.375);
    // Users differ by 0, 1, ½ and 0 in the mean of the seeds.
    expect(overUsers.low).toBe(0);
    expect(overUsers.high).toBeGreaterThanOrEqual(0.75);
    const same = seedGain('recallAt10', [first, first], baseline);
    expect(same.overSeeds.standardDeviation).toBe(0);
    expect(same.overUsers.high).toBeGreaterThan(same.overUsers.low);
  });
});
