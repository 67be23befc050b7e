import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseParityVectors, type ParityVectors } from '../../src/contracts';
import { indexHistory } from '../../src/models/recommender/historyBatch';
import {
  type HistoryStep,
  SIGNAL_COUNT,
  signalsOf,
  type StepKind,
} from '../../src/models/recommender/signals';
import { type InteractionLog } from '../datasets/interactionLog';
import { evaluateArtifact } from '../evaluate/evaluateArtifact';
import { createModelScorer } from '../evaluate/scoreWithModel';
import { readArtifact } from '../export/readArtifact';
import { seededRandom } from '../random/seededRandom';
import { simulatedLog } from '../testing/simulatedLog';
import { nextVersion } from '../export/nextVersion';
import { trainArtifact, type TrainCommand } from './trainArtifact';

let folder: string;
jest.setTimeout(30_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'train-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const silent = {
  onStep: () => undefined,
  onEpoch: () => undefined,
  onStage: () => undefined,
  isInterrupted: () => false,
};
const small = { batchPositions: 200, negatives: 32, dimension: 32, workers: 1 };
const command = (out: string, overrides: Partial<TrainCommand> = {}): TrainCommand => ({
  log: simulatedLog(),
  options: { ...small, epochs: 3 },
  out: join(folder, out),
  version: 'test',
  resume: false,
  ...overrides,
});
/** Of every two items the ordered one decides about the third; the other was only looked at. */
function logOfKinds(): InteractionLog {
  const random = seededRandom(4);
  const sequences = Array.from({ length: 300 }, (_, user) => {
    const steps: HistoryStep[] = [];
    const take = (itemId: string, kind: StepKind) =>
      steps.push({ itemId, kind, occurredAtMs: steps.length * 60_000 });
    for (let block = 0; block < 3; block++) {
      const [first, second] = random.shuffle(Int32Array.from({ length: 30 }, (_item, index) => index));
      const kinds: StepKind[] = random.next() < 0.5 ? ['viewed', 'ordered'] : ['ordered', 'viewed'];
      take(`item ${first}`, kinds[0]!);
      take(`item ${second}`, kinds[1]!);
      take(`partner of ${kinds[0] === 'ordered' ? first : second}`, 'viewed');
    }
    return { user: `user ${user}`, items: steps.map(({ itemId }) => itemId), signals: signalsOf(steps) };
  });
  return { ...simulatedLog(), sequences, itemFields: new Map() };
}
const weightsOf = (out: string) => readFileSync(join(folder, out, 'weights.bin'));

describe('the name of a version', () => {
  it('comes after all others of its day, gaps or not', () => {
    const day = new Date('2026-11-25T10:00:00Z');
    expect(nextVersion(day, [])).toBe('2026.11.25-1');
    expect(nextVersion(day, ['2026.11.25-2', '2026.11.25-10', '2026.11.24-40', 'notes'])).toBe(
      '2026.11.25-11',
    );
  });
});

describe('trainArtifact', () => {
  it('gives byte for byte the same weights for the same seed, and others for another', async () => {
    await trainArtifact(command('a'), silent);
    await trainArtifact(command('b'), silent);
    await trainArtifact(command('c', { options: { ...command('c').options, seed: 2 } }), silent);
    expect(weightsOf('b').equals(weightsOf('a'))).toBe(true);
    expect(weightsOf('c').equals(weightsOf('a'))).toBe(false);
  });

  it.each([
    ['the first steps', 2],
    ['the choosing run', 9],
    ['the shipping run', 17],
  ])('gives the same weights when it is interrupted in %s and resumed', async (_, steps) => {
    await trainArtifact(command('whole'), silent);
    let taken = 0;
    const interruptedHooks = { ...silent, onStep: () => taken++, isInterrupted: () => taken >= steps };
    expect(await trainArtifact(command('parts'), interruptedHooks)).toBeUndefined();
    expect(existsSync(join(folder, 'parts'))).toBe(false);
    await trainArtifact(command('parts', { resume: true }), silent);
    expect(weightsOf('parts').equals(weightsOf('whole'))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['parts', 'whole']);
  });

  it('refuses to resume what other options began', async () => {
    await trainArtifact(command('out'), { ...silent, isInterrupted: () => true });
    const other = { ...command('out').options, seed: 9 };
    await expect(trainArtifact(command('out', { options: other, resume: true }), silent)).rejects.toThrow(
      'made from other data or with other options',
    );
  });

  it('writes an artifact that reads back to the scores in its parity file', async () => {
    const written = await trainArtifact(command('out'), silent);
    const { card, items, weights } = readArtifact(written!.directory);
    const parity = parseParityVectors(JSON.parse(readFileSync(join(folder, 'out/parity.json'), 'utf8')));
    if (!parity.ok) throw new Error(parity.issues.join());
    expect(parity.value.cases.length).toBeGreaterThan(3);
    const indexOfItem = new Map(items.map((item, index) => [item, index]));
    const scorer = createModelScorer(weights, card.config);
    for (const { history, signals, scores } of parity.value.cases) {
      const indexed = indexHistory(indexOfItem, history, signals);
      const [actual] = await scorer.score([Int32Array.from(indexed.items)], [indexed.signals]);
      const worst = Math.max(...scores.map((score, item) => Math.abs(score - actual![item]!)));
      expect(worst).toBeLessThan(parity.value.toleranceFloat32);
    }
    scorer.dispose();
  });

  it('learns more than popularity, and says so on the card', async () => {
    const log = simulatedLog({ users: 400 });
    const options = { ...small, epochs: 8 };
    const { card } = (await trainArtifact(command('out', { log, options }), silent))!;
    const { metrics, baselines } = card.evaluation;
    expect(metrics.ndcgAt10.low).toBeGreaterThan(baselines.popularity!.ndcgAt10.high);
    expect(card.dataset).toMatchObject({ users: 400, items: 60, simulated: true, licence: 'none' });
    expect(card.gitCommit).toMatch(/^[0-9a-f]{40}/);
  });

  it('reads what came with the items where that tells what comes next', async () => {
    const options = { ...small, epochs: 12, encoder: 'decayed-average' as const, refit: false };
    const written = await trainArtifact(command('out', { log: logOfKinds(), options }), silent);
    const { card, trained } = written!;
    const best = (isDeaf: boolean) =>
      Math.max(
        ...trained.selection.trials
          .filter(({ changes }) => (changes.ignoresSignals === true) === isDeaf)
          .map(({ ndcg }) => ndcg),
      );
    expect(best(false)).toBeGreaterThan(best(true) + 0.05);
    expect(trained.selection.trials.map(({ changes }) => changes.ignoresSignals === true)).toEqual([
      false,
      false,
      true,
    ]);
    expect(card.config.signals).toBe(SIGNAL_COUNT);
    const { cases } = JSON.parse(readFileSync(join(folder, 'out/parity.json'), 'utf8')) as ParityVectors;
    for (const { history, signals } of cases) expect(signals).toHaveLength(history.length);
  });

  it('leaves a folder alone that holds something else', async () => {
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine/letter.txt'), 'dear');
    await expect(trainArtifact(command('mine'), silent)).rejects.toThrow('holds files that are no artifact');
    expect(readdirSync(folder)).toEqual(['mine']);
  });

  it('says what is missing when there is too little to learn from', async () => {
    const log = { ...simulatedLog(), sequences: [{ user: 'ann', items: ['tea', 'cup'] }] };
    await expect(trainArtifact(command('out', { log }), silent)).rejects.toThrow(
      'expected at least 10 users with two different items, got 1',
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('evaluateArtifact', () => {
  it('counts unknown users and items as misses', async () => {
    const { directory } = (await trainArtifact(command('out'), silent))!;
    const log = { sequences: [{ user: 'ann', items: ['item-0-1', 'item-0-2'] }] };
    const test = new Map([
      ['ann', 'never-seen'],
      ['stranger', 'item-0-3'],
    ]);
    const { evaluation, ranked } = await evaluateArtifact(directory, log, test);
    expect(Array.from(ranked.ranks)).toEqual([Infinity, Infinity]);
    expect(evaluation).toMatchObject({ users: 2, items: 60, recallAt10: 0, ndcgAt10: 0, mrr: 0 });
    expect(Object.keys(evaluation.baselines)).toEqual(['popularity', 'itemKnn', 'transitions', 'ease']);
  });
});
