import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCorpus } from '../datasets/corpus';
import { startEngine } from '../engine/startEngine';
import { simulatedLog } from '../testing/simulatedLog';
import { trainOptionsFor } from '../train/trainOptions';
import { concludeSearch, runSearch, type SearchHooks } from './runSearch';
import { searchReport, searchTable } from './searchReport';
import { bestTrial, openSearch, saveSearch } from './searchState';

jest.setTimeout(60_000);
beforeAll(() => startEngine());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'search-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const corpus = buildCorpus(simulatedLog());
const base = {
  ...trainOptionsFor(corpus.items.length),
  encoder: 'decayed-average' as const,
  epochs: 3,
  workers: 1,
  transformer: { layers: 1, heads: 1, feedForward: 8 },
};
const limits = { candidates: 4, milliseconds: Infinity };
const hooks = (isInterrupted = () => false): SearchHooks => ({
  onStep: () => undefined,
  onEpoch: () => undefined,
  onMove: () => undefined,
  isInterrupted,
  nowMs: () => 0,
});

describe('runSearch', () => {
  it('starts all candidates, takes one in three to the last rung, and answers the options of the best', async () => {
    const state = openSearch(folder, 'key');
    expect(await runSearch(state, folder, corpus, base, limits, hooks())).toBe('finished');
    expect(state.trials).toHaveLength(4);
    const best = state.trials[bestTrial(state)!]!;
    expect(best.ndcg).toHaveLength(2);
    expect(best.curve).toHaveLength(3);
    expect(concludeSearch(state, folder, base)).toEqual({ ...base, ...best.candidate });
    expect(readdirSync(folder)).toEqual(['search.json']);
  });

  it('gives the same trials when it is interrupted and gone on with', async () => {
    const whole = openSearch(join(folder, 'whole'), 'key');
    await runSearch(whole, join(folder, 'whole'), corpus, base, limits, hooks());

    const parts = join(folder, 'parts');
    let calls = 0;
    const interrupted = openSearch(parts, 'key');
    const outcome = await runSearch(
      interrupted,
      parts,
      corpus,
      base,
      limits,
      hooks(() => calls++ >= 3),
    );
    expect(outcome).toBe('interrupted');
    const resumed = openSearch(parts, 'key');
    expect(resumed.trials.length).toBeLessThan(whole.trials.length);
    await runSearch(resumed, parts, corpus, base, limits, hooks());
    expect(resumed.trials).toEqual(whole.trials);
  });

  it('stops at its time limit', async () => {
    const state = openSearch(folder, 'key');
    await runSearch(state, folder, corpus, base, { candidates: 4, milliseconds: 0 }, hooks());
    expect(state.trials).toEqual([]);
    expect(concludeSearch(state, folder, base)).toEqual(base);
  });
});

describe('openSearch', () => {
  it('refuses a folder where another search was begun', () => {
    saveSearch(folder, { key: 'other', trials: [] });
    expect(() => openSearch(folder, 'key')).toThrow('made from other data or with other options');
    expect(existsSync(join(folder, 'search.json.partial'))).toBe(false);
  });
});

describe('the report', () => {
  const candidate = {
    learningRate: 0.002,
    averageDropout: 0.4,
    transformerDropout: 0.1,
    idDecay: 2,
    dimension: 64,
    batchPositions: 1000,
    negatives: 512,
  };
  const state = {
    key: 'key',
    trials: [
      { candidate, ndcg: [0.1], curve: [0.1], elapsedMs: 1000 },
      {
        candidate: { ...candidate, dimension: 128 },
        ndcg: [0.2, 0.3],
        curve: [0.2, 0.25, 0.3],
        elapsedMs: 3000,
      },
    ],
  };

  it('puts what came furthest first', () => {
    const [header, first, second] = searchTable(state)
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/));
    expect(header!.slice(0, 3)).toEqual(['trial', 'epochs', 'NDCG@10']);
    expect(first!.slice(0, 3)).toEqual(['1', '3', '0.3000']);
    expect(second!.slice(0, 3)).toEqual(['0', '1', '0.1000']);
  });

  it('draws every searched value, also before anything was tried', () => {
    for (const html of [searchReport(state), searchReport({ key: 'key', trials: [] })]) {
      expect(html).not.toMatch(/NaN|Infinity|undefined/);
      expect(html.match(/<svg/g)).toHaveLength(8);
    }
  });
});
