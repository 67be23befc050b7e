import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCorpus } from '../datasets/corpus';
import { type InteractionLog } from '../datasets/interactionLog';
import { startEngine } from '../engine/startEngine';
import { createModelScorer } from '../evaluate/scoreWithModel';
import { evaluateArtifact } from '../evaluate/evaluateArtifact';
import { readArtifact } from '../export/readArtifact';
import { simulatedLog } from '../testing/simulatedLog';
import { assembleEncoder } from './assembleModel';
import { averagedValues, disposeParameters } from './parameters';
import { startFit } from './fitEncoder';
import { trainArtifact, type TrainCommand } from './trainArtifact';
import { warmOptions } from './warmStart';

jest.setTimeout(120_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warm-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const small = { batchPositions: 200, dimension: 32, workers: 1 };

/** A week later there are two more interactions a shopper, and a sixth group of items. */
const thisWeek = simulatedLog({ users: 300 });
const cut = (log: InteractionLog, items: number): InteractionLog => ({
  ...log,
  sequences: log.sequences.map((sequence) => ({ ...sequence, items: sequence.items.slice(0, -items) })),
});
const isNew = (item: string) => item.startsWith('item-5-');
function lastWeek(): InteractionLog {
  const { sequences, itemFields, ...log } = cut(thisWeek, 3);
  return {
    ...log,
    sequences: sequences
      .map(({ user, items }) => ({ user, items: items.filter((item) => !isNew(item)) }))
      .filter(({ items }) => items.length > 0),
    itemFields: new Map([...itemFields].filter(([item]) => !isNew(item))),
  };
}
const test = new Map(thisWeek.sequences.map(({ user, items }) => [user, items.at(-1)!]));

let steps = 0;
const counting = {
  onStep: () => void steps++,
  onEpoch: () => undefined,
  onStage: () => undefined,
  isInterrupted: () => false,
};

async function train(name: string, command: Pick<TrainCommand, 'log' | 'options' | 'from'>) {
  steps = 0;
  const out = join(folder, name);
  await trainArtifact({ ...command, out, version: name, resume: false }, counting);
  const taken = steps;
  const { evaluation } = await evaluateArtifact(out, cut(thisWeek, 1), test);
  return { out, steps: taken, ndcg: evaluation.ndcgAt10 };
}

const cold = { ...small, encoder: 'decayed-average', epochs: 12 } as const;
let old: Awaited<ReturnType<typeof train>>;
beforeAll(async () => {
  old = await train('old', { log: lastWeek(), options: cold });
});

describe('training from an artifact', () => {
  it('keeps up with training from nothing, at a fraction of its steps', async () => {
    const log = cut(thisWeek, 1);
    const scratch = await train('scratch', { log, options: cold });
    const warm = await train('warm', { log, options: small, from: old.out });
    expect(warm.steps).toBeLessThan(0.4 * scratch.steps);
    expect(warm.ndcg).toBeGreaterThanOrEqual(old.ndcg);
    expect(warm.ndcg).toBeGreaterThan(0.9 * scratch.ndcg);

    const before = readArtifact(old.out);
    const after = readArtifact(warm.out);
    expect(after.items.slice(0, before.items.length)).toEqual(before.items);
    expect(after.items.slice(before.items.length).every(isNew)).toBe(true);
    expect(after.card.evaluation.protocol).toContain('started from old, which may have learned');
  });

  it('begins by scoring as the artifact does', async () => {
    await startEngine();
    const artifact = readArtifact(old.out);
    const corpus = buildCorpus(thisWeek, artifact.items);
    const { encoders } = artifact.card.config;
    const options = warmOptions(artifact, corpus.items.length, small);
    const fit = startFit(corpus, corpus, encoders, options, artifact);
    const model = assembleEncoder(averagedValues(fit.parameters), corpus, corpus, options, encoders);
    disposeParameters(fit.parameters);
    expect(model.config.temperature).toBeCloseTo(artifact.card.config.temperature, 5);
    const history = [Int32Array.of(3, 17, 8), Int32Array.of(40)];
    const scorers = [
      createModelScorer(artifact.weights, artifact.card.config),
      createModelScorer(model.weights, model.config),
    ];
    const [before, after] = await Promise.all(scorers.map((scorer) => scorer.cosines(history)));
    scorers.forEach((scorer) => scorer.dispose());
    before!.forEach((cosines, question) =>
      cosines.forEach((cosine, item) => expect(after![question]![item]).toBeCloseTo(cosine, 3)),
    );
  });

  it('takes shapes from the artifact and the rest from its defaults', () => {
    const artifact = readArtifact(old.out);
    expect(warmOptions(artifact, 60, {})).toMatchObject({ dimension: 32, epochs: 4, learningRate: 2.5e-3 });
    expect(warmOptions(artifact, 60, { epochs: 9 })).toMatchObject({ epochs: 9 });
    expect(() => warmOptions(artifact, 60, { encoder: 'transformer' })).toThrow(
      "--encoder transformer: with --from the artifact's own encoders go on; leave it out",
    );
  });

  it('names the folder that holds no artifact', async () => {
    const command = { log: thisWeek, options: small, out: join(folder, 'x'), resume: false };
    await expect(trainArtifact({ ...command, from: join(folder, 'nowhere') }, counting)).rejects.toThrow(
      /nowhere\/card\.json: cannot be read \(ENOENT\); expected an artifact's folder/,
    );
  });

  it('is resumed only with the artifact that it started from', async () => {
    const command = { log: thisWeek, options: small, out: join(folder, 'halted'), version: 'halted' };
    const halted = { ...counting, isInterrupted: () => true };
    await trainArtifact({ ...command, resume: false, from: old.out }, halted);
    await expect(trainArtifact({ ...command, resume: true }, counting)).rejects.toThrow('with other options');
  });
});
