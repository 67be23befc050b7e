import { enableProdMode, memory } from '@tensorflow/tfjs-core';
import { createSampleArtifact } from '../../../inference/testing/sampleArtifact';
import { createSampleTextArtifact, SAMPLE_TEXTS } from '../../../inference/testing/sampleTextArtifact';
import { plainTextScore } from '../../../models/text/testing/plainTextScores';
import { readTextFeatures, textReading } from '../../../text/readTextFeatures';
import { createScoringEngine } from '../createScoringEngine';
import { createTextEngine } from './createTextEngine';

const artifact = createSampleTextArtifact();
const open = (pauses = { count: 0 }) =>
  createTextEngine({
    nowMs: () => performance.now(),
    isWechat: false,
    pause: async () => void (pauses.count += 1),
  });

beforeAll(() => enableProdMode());

describe('the text engine', () => {
  it('gives what the definition of the model gives, for any number of texts', async () => {
    const engine = open();
    expect(await engine.load(artifact)).toEqual({ ok: true, backend: 'cpu', refusals: [] });
    const texts = Array.from({ length: 40 }, (_, index) => SAMPLE_TEXTS[index % 5]! + index);
    const { scores, backend } = await engine.score(texts);
    expect(backend).toBe('cpu');
    texts.forEach((text, index) => {
      const expected = plainTextScore(
        artifact.weights,
        artifact.card.config,
        readTextFeatures(text, textReading(artifact.card.config)),
      );
      expect(scores[index]!.polarity).toBeCloseTo(expected.polarity, 4);
      expect(scores[index]!.neutrality).toBeCloseTo(expected.neutrality, 4);
      expect([...scores[index]!.aspects!]).toEqual(
        [...expected.aspects!].map((value) => expect.closeTo(value, 4)),
      );
    });
    expect((await engine.score([])).scores).toEqual([]);
    engine.releaseMemory();
  });

  it('leaves no tensor behind, also when what it loads does not prove itself', async () => {
    const before = memory().numTensors;
    const engine = open();
    await engine.load(artifact);
    const loaded = memory().numTensors;
    await engine.score(SAMPLE_TEXTS);
    await engine.explain('很好');
    const wrong = await engine.load(createSampleTextArtifact({ parityError: 0.01 }));
    expect(wrong).toMatchObject({ ok: false, refusals: [{ reason: 'out-of-tolerance' }] });
    expect(memory().numTensors).toBe(loaded);
    expect((await engine.score(['很好'])).scores).toHaveLength(1);
    engine.releaseMemory();
    expect(memory().numTensors).toBe(before);
    await expect(engine.score(['很好'])).rejects.toMatchObject({ code: 'not-loaded' });
  });

  it('pauses often while many texts are scored', async () => {
    const pauses = { count: 0 };
    const engine = open(pauses);
    await engine.load(artifact);
    await engine.score(Array.from({ length: 300 }, () => SAMPLE_TEXTS[4]!));
    expect(pauses.count).toBeGreaterThan(2);
    engine.releaseMemory();
  });

  it('pauses while it proves itself: each text may take a slow phone a slice of its own', async () => {
    const pauses = { count: 0 };
    let ms = 0;
    const engine = createTextEngine({
      nowMs: () => (ms += 100),
      isWechat: false,
      pause: async () => void (pauses.count += 1),
    });
    const cases = Array.from({ length: 10 }, () => artifact.parity.cases).flat();
    const parity = { ...artifact.parity, cases };
    expect(await engine.load({ ...artifact, parity })).toMatchObject({ ok: true });
    expect(pauses.count).toBeGreaterThan(1.5 * cases.length);
    engine.releaseMemory();
  });

  it('says what each character adds: the text without it has so much less', async () => {
    const engine = open();
    await engine.load(artifact);
    const { characters, contributions, polarity } = await engine.explain('质量很好');
    expect(characters).toEqual([...'质量很好']);
    expect(polarity).toBeCloseTo((await engine.score(['质量很好'])).scores[0]!.polarity, 5);
    expect(contributions.every(Number.isFinite)).toBe(true);
    expect(new Set(contributions).size).toBe(4);
    engine.releaseMemory();
  });

  it('does not disturb the recommender when both are asked at once', async () => {
    const recommender = createScoringEngine({
      graphics: { createContext: () => undefined, isMobile: false },
      nowMs: () => performance.now(),
      isWechat: false,
    });
    await recommender.load(createSampleArtifact());
    const engine = open();
    await engine.load(artifact);
    const alone = await recommender.score({ items: [1, 2] });
    const [texts, together] = await Promise.all([
      engine.score(SAMPLE_TEXTS),
      recommender.score({ items: [1, 2] }),
    ]);
    expect(together.scores).toEqual(alone.scores);
    expect(texts.scores).toHaveLength(5);
    recommender.releaseMemory();
    engine.releaseMemory();
  });
});
