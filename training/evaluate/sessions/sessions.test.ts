import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSessionFile } from '../../datasets/sessionFile';
import { seededRandom } from '../../random/seededRandom';
import { evaluateSessions, withTrainedSessions, type SessionSource } from './evaluateSessions';
import { buildSessionQuestions, splitSessions, spreadSessions } from './splitSessions';

jest.setTimeout(120_000);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sessions-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, 'sessions.txt');
  writeFileSync(path, text);
  return path;
}

describe('readSessionFile', () => {
  it('reads a session a line, repeats included', () => {
    expect(readSessionFile(file('1 2\n10 11 12 12\n')).sessions).toEqual([
      { user: 'session-1', items: ['1', '2'] },
      { user: 'session-2', items: ['10', '11', '12', '12'] },
    ]);
  });

  it.each([
    ['1 2\n\n3 4\n', ':2: expected `item item …`, one session a line, got ""'],
    ['', ': expected `item item …` lines, got an empty file'],
  ])('names file, line and expectation for %j', (text, message) => {
    const path = file(text);
    expect(() => readSessionFile(path)).toThrow(path + message);
  });
});

describe('spreadSessions', () => {
  it('takes as many as asked for from all over, in order, and all of few', () => {
    const sessions = Array.from({ length: 100 }, (_, index) => index);
    expect(spreadSessions(sessions, 4)).toEqual([0, 25, 50, 75]);
    expect(spreadSessions(sessions, 33)).toHaveLength(33);
    expect(new Set(spreadSessions(sessions, 33)).size).toBe(33);
    expect(spreadSessions(sessions, 1000)).toEqual(sessions);
  });
});

describe('splitSessions', () => {
  it('keeps the latest sessions for the test', () => {
    const sessions = Array.from({ length: 25 }, (_, index) => ({ user: String(index), items: ['a'] }));
    const { train, test } = splitSessions(sessions, 0.08);
    expect(train).toEqual(sessions.slice(0, 23));
    expect(test).toEqual(sessions.slice(23));
    expect(() => splitSessions(sessions.slice(0, 3), 0.08)).toThrow('sessions on both sides of the split');
  });
});

describe('buildSessionQuestions', () => {
  it('asks after every prefix, of known items alone', () => {
    const test = [
      { user: 's', items: ['a', 'new', 'b', 'a'] },
      { user: 't', items: ['new', 'c'] },
      { user: 'u', items: ['c', 'c'] },
    ];
    const indexOfItem = new Map([...'abc'].map((item, index) => [item, index]));
    const { questions, unknownClicks } = buildSessionQuestions(test, indexOfItem);
    expect(questions.map(({ user, history, target }) => [user, [...history], target])).toEqual([
      [0, [0], 1],
      [0, [0, 1], 0],
      [2, [2], 2],
    ]);
    expect(unknownClicks).toBe(2);
  });
});

describe('evaluateSessions', () => {
  /** People go there and back: a, b, a, b, … for one of 30 pairs, and some go on to a third item. */
  function returningSessions(): SessionSource {
    const random = seededRandom(3);
    const sessions = Array.from({ length: 400 }, (_, index) => {
      const pair = random.below(30);
      const items = Array.from({ length: 2 + random.below(4) }, (_, step) => `${pair}-${step % 2}`);
      if (random.next() < 0.5) items.push(`${pair}-end`);
      return { user: `session-${index}`, items };
    });
    return { name: 'returns', sha256: 'a'.repeat(64), sessions, testShare: 0.1 };
  }

  it('trains on the earlier sessions and counts returns to what was seen', async () => {
    const source = returningSessions();
    const silent = {
      onStep: () => undefined,
      onEpoch: () => undefined,
      onStage: () => undefined,
      isInterrupted: () => false,
    };
    const gru4rec = { epochs: 30, seed: 1, dimension: 16, batchSessions: 64, negatives: 32 };
    const options = { epochs: 2, batchPositions: 200, encoder: 'decayed-average', workers: 1 } as const;
    const [evaluation, other] = (await withTrainedSessions(source, options, silent, async (directory) => [
      await evaluateSessions(directory, source, gru4rec),
      await evaluateSessions(directory, { ...source, testShare: 0.2 }, gru4rec),
    ]))!;
    expect(evaluation).toMatchObject({ trainSessions: 360, testSessions: 40, items: 90, warnings: [] });
    expect(Object.keys(evaluation!.rankers)).toEqual([
      'model',
      'gru4rec',
      'popularity',
      'itemKnn',
      'transitions',
      'ease',
    ]);
    // Most clicks return to an item of the session: a ranking without those would miss them all.
    for (const name of ['transitions', 'gru4rec']) {
      expect(evaluation!.rankers[name]!.recallAt20.value).toBeGreaterThan(0.95);
    }
    expect(other!.warnings.join()).toContain('may know the answers');
  });
});
