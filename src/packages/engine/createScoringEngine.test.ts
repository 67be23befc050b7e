import { memory } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { type Artifact, type EngineHost } from '../../inference/engine';
import { createSampleArtifact } from '../../inference/testing/sampleArtifact';
import { createScoringEngine } from './createScoringEngine';

const host: EngineHost = {
  graphics: { createContext: () => undefined, isMobile: false },
  nowMs: () => performance.now(),
  isWechat: false,
};

const withParity = (artifact: Artifact, change: (score: number) => number): Artifact => ({
  ...artifact,
  parity: {
    ...artifact.parity,
    cases: artifact.parity.cases.map((entry) => ({ ...entry, scores: entry.scores.map(change) })),
  },
});

describe('the scoring engine on the cpu', () => {
  it('says why there is no webgl and reproduces the scores that training recorded', async () => {
    const artifact = createSampleArtifact();
    const engine = createScoringEngine(host);
    expect(await engine.load(artifact)).toEqual({
      ok: true,
      backend: 'cpu',
      refusals: [{ backend: 'webgl', reason: 'unavailable', detail: expect.stringContaining('no WebGL') }],
    });
    for (const { history, scores } of artifact.parity.cases) {
      const answer = await engine.score({
        items: history.map((itemId) => artifact.items.indexOf(itemId)),
      });
      expect(answer).toMatchObject({ backend: 'cpu', drawCalls: 0 });
      scores.forEach((score, index) => expect(answer.scores[index]).toBeCloseTo(score, 3));
    }
    engine.releaseMemory();
  });

  it('scores by popularity when there is no history', async () => {
    const artifact = createSampleArtifact();
    const engine = createScoringEngine(host);
    await engine.load(artifact);
    expect((await engine.score({ items: [] })).scores).toEqual(artifact.weights.popularity);
    engine.releaseMemory();
  });

  it('holds as many tensors after 1,000 scores as before, and none after releasing memory', async () => {
    const before = memory().numTensors;
    const engine = createScoringEngine(host);
    await engine.load(createSampleArtifact());
    const loaded = memory().numTensors;
    for (let call = 0; call < 1000; call += 1) await engine.score({ items: [call % 12, (call * 7) % 12] });
    expect(memory().numTensors).toBe(loaded);
    await engine.load(createSampleArtifact({ seed: 2, itemCount: 20 }));
    expect(memory().numTensors).toBe(loaded);
    engine.releaseMemory();
    expect(memory().numTensors).toBe(before);
  });

  it('gives finite scores for every history', async () => {
    const engine = createScoringEngine(host);
    await engine.load(createSampleArtifact());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(11), { maxLength: 30 }), async (history) => {
        const { scores } = await engine.score({ items: history });
        expect(scores.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 50 },
    );
    engine.releaseMemory();
  });

  it('refuses an artifact whose scores it does not reproduce, goes on with the one before and leaks nothing', async () => {
    const good = createSampleArtifact();
    const engine = createScoringEngine(host);
    await engine.load(good);
    const loaded = memory().numTensors;
    const bad = withParity(createSampleArtifact({ seed: 5 }), (score) => score + 0.01);
    expect(await engine.load(bad)).toMatchObject({
      ok: false,
      refusals: [{ backend: 'webgl' }, { backend: 'cpu', reason: 'out-of-tolerance' }],
    });
    expect(memory().numTensors).toBe(loaded);
    const { scores } = await engine.score({ items: [0] });
    expect(scores[3]).toBeCloseTo(good.parity.cases[0]!.scores[3]!, 3);
    engine.releaseMemory();
  });

  it('tells outputs that are no numbers from a wrong model', async () => {
    const artifact = createSampleArtifact();
    const itemVectors = artifact.weights.itemVectors.map(() => NaN);
    const broken = { ...artifact, weights: { ...artifact.weights, itemVectors } };
    expect(await createScoringEngine(host).load(broken)).toMatchObject({
      ok: false,
      refusals: [{}, { backend: 'cpu', reason: 'not-a-number' }],
    });
  });

  it('throws a typed error when nothing is loaded', async () => {
    const engine = createScoringEngine(host);
    await expect(engine.score({ items: [0] })).rejects.toMatchObject({
      name: 'EngineError',
      code: 'not-loaded',
    });
  });
});
