import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type InteractionLog } from '../../training/datasets/interactionLog';
import { readArtifact as readTrained } from '../../training/export/readArtifact';
import { simulatedLog } from '../../training/testing/simulatedLog';
import { trainArtifact } from '../../training/train/trainArtifact';
import { downloadCosts } from './downloadCosts';
import { readArtifact } from './readArtifact';

jest.setTimeout(240_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weekly-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** 300 goods, 600 shoppers. */
const thisWeek = simulatedLog({ users: 600, groups: 30 });
const NEW_GOODS = ['item-3-4', 'item-17-2', 'item-29-9'];

/** A week ago every second shopper's last step was not yet done, and three goods were not there. */
function lastWeek(): InteractionLog {
  return {
    ...thisWeek,
    sequences: thisWeek.sequences.map(({ user, items }, index) => ({
      user,
      items: items.slice(0, items.length - (index % 2)).filter((item) => !NEW_GOODS.includes(item)),
    })),
    itemFields: new Map([...thisWeek.itemFields].filter(([item]) => !NEW_GOODS.includes(item))),
  };
}

const silent = {
  onStep: () => undefined,
  onEpoch: () => undefined,
  onStage: () => undefined,
  isInterrupted: () => false,
};
const options = { batchPositions: 500, dimension: 32, workers: 1, epochs: 2 };
async function train(version: string, log: InteractionLog, from?: string): Promise<string> {
  const out = join(folder, version);
  const encoder = from === undefined ? { encoder: 'decayed-average' as const } : {};
  await trainArtifact(
    { log, options: { ...options, ...encoder }, out, version, resume: false, from },
    silent,
  );
  return out;
}

it('brings a week of events and new goods with at most a fifth of the bytes', async () => {
  const old = await train('old', lastWeek());
  const next = await train('next', thisWeek, old);
  const [before, after] = [readTrained(old), readTrained(next)];

  const { share } = downloadCosts(readArtifact(old), readArtifact(next));
  console.log(`weekly patch: ${(100 * share).toFixed(1)} % of the artifact`);
  expect(share).toBeLessThanOrEqual(0.2);

  expect(after.card.evaluation.protocol).toContain('the first was good enough');
  expect(after.items.slice(before.items.length).sort()).toEqual([...NEW_GOODS].sort());
  expect(after.weights.encoder).toEqual(before.weights.encoder);
  const { dimension } = before.weights;
  const rows = (bytes: Uint8Array) =>
    before.items.map((_, row) => Buffer.from(bytes.subarray(row * dimension, (row + 1) * dimension)));
  const now = rows(after.weights.itemBytes!.integers);
  const kept = rows(before.weights.itemBytes!.integers).filter((row, index) => row.equals(now[index]!));
  expect(kept.length).toBeGreaterThanOrEqual(0.85 * before.items.length);
  // The week is in it: what people did is counted, and the new goods lie where their kind is.
  expect(after.weights.transitions).not.toEqual(before.weights.transitions);
});

it('learns everything anew, and says why, where the artifact cannot grow in its own bytes', async () => {
  const old = join(folder, 'old');
  const gone = readTrained(old).items[0]!;
  const log: InteractionLog = {
    ...thisWeek,
    sequences: thisWeek.sequences.map(({ user, items }) => ({
      user,
      items: items.filter((item) => item !== gone),
    })),
    itemFields: new Map([...thisWeek.itemFields].filter(([item]) => item !== gone)),
  };
  const next = await train('other', log, old);
  expect(readTrained(next).card.evaluation.protocol).toContain(
    `everything learned further, as nothing tells of ${gone} any more`,
  );
});
