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

  describe('asked for what lies next to items', () => {
    const cosine = ({ weights: { itemVectors, dimension } }: Artifact, one: number, other: number) => {
      let sum = 0;
      for (let axis = 0; axis < dimension; axis += 1) {
        sum += itemVectors[one * dimension + axis]! * itemVectors[other * dimension + axis]!;
      }
      return sum;
    };

    it('orders the others by their cosine to the nearest of them', async () => {
      const artifact = createSampleArtifact();
      const engine = createScoringEngine(host);
      await engine.load(artifact);
      for (const anchors of [[0], [5], [3, 9]]) {
        const nearness = (item: number) =>
          Math.max(...anchors.map((anchor) => cosine(artifact, anchor, item)));
        const others = artifact.items.map((_, item) => item).filter((item) => !anchors.includes(item));
        others.sort((one, other) => nearness(other) - nearness(one));
        expect((await engine.rankSimilar(anchors, 20)).items).toEqual(others);
        expect((await engine.rankSimilar(anchors, 3)).items).toEqual(others.slice(0, 3));
      }
      engine.releaseMemory();
    });

    it('follows the transitions of the model from all of them alike, the strongest first', async () => {
      const artifact = createSampleArtifact();
      const { neighboursPerItem, neighbours, weights } = artifact.weights.transitions;
      const engine = createScoringEngine(host);
      await engine.load(artifact);
      for (const anchors of [[0], [7], [1, 4, 8]]) {
        const strength = new Map<number, number>();
        for (const anchor of anchors) {
          for (let entry = anchor * neighboursPerItem; entry < (anchor + 1) * neighboursPerItem; entry += 1) {
            const item = neighbours[entry]!;
            if (weights[entry]! > 0) strength.set(item, (strength.get(item) ?? 0) + weights[entry]!);
          }
        }
        const expected = [...strength.keys()].filter((item) => !anchors.includes(item));
        const found = await engine.rankComplements(anchors, 50);
        expect(new Set(found)).toEqual(new Set(expected));
        const strengths = found.map((item) => strength.get(item)!);
        expect(strengths).toEqual([...strengths].sort((one, other) => other - one));
        expect(await engine.rankComplements([...anchors].reverse(), 50)).toEqual(found);
      }
      engine.releaseMemory();
    });

    it('holds as many tensors after 1,000 answers as before', async () => {
      const engine = createScoringEngine(host);
      await engine.load(createSampleArtifact());
      const loaded = memory().numTensors;
      for (let call = 0; call < 500; call += 1) {
        await engine.rankSimilar([call % 12, (call * 7) % 12], 5);
        await engine.rankComplements([call % 12], 5);
      }
      expect(memory().numTensors).toBe(loaded);
      engine.releaseMemory();
    });

    it('scores a history afterwards as it did before', async () => {
      const engine = createScoringEngine(host);
      await engine.load(createSampleArtifact());
      const before = (await engine.score({ items: [2, 4] })).scores;
      await engine.rankSimilar([4], 5);
      expect((await engine.score({ items: [2, 4] })).scores).toEqual(before);
      engine.releaseMemory();
    });

    it('throws a typed error when nothing is loaded', async () => {
      const engine = createScoringEngine(host);
      for (const asked of [() => engine.rankSimilar([0], 1), () => engine.rankComplements([0], 1)]) {
        await expect(asked()).rejects.toMatchObject({ name: 'EngineError', code: 'not-loaded' });
      }
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
