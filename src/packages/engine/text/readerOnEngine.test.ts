import { enableProdMode } from '@tensorflow/tfjs-core';
import { createTextReader } from '../../../inference/createTextReader';
import { embedTextArtifact } from '../../../inference/testing/embedTextArtifact';
import { createSampleTextArtifact, SAMPLE_TEXTS } from '../../../inference/testing/sampleTextArtifact';
import { createMemoryPlatform } from '../../../platform/memory/memoryPlatform';

const artifact = createSampleTextArtifact();
const embedded = embedTextArtifact(artifact);
const open = (model: unknown = embedded) =>
  createTextReader({
    platform: createMemoryPlatform(),
    loadEngine: () => import('../engine'),
    loadModel: async () => model,
  });

beforeAll(() => enableProdMode());

describe('the text reader on its real engine', () => {
  it('reads texts as training recorded, once the model is asked for', async () => {
    const reader = open();
    expect(reader.status()).toEqual({ state: 'idle' });
    const reading = await reader.readTexts(SAMPLE_TEXTS);
    expect(reading?.modelVersion).toBe(artifact.card.version);
    artifact.parity.cases.forEach(({ polarity, aspects }, index) => {
      const text = reading!.texts[index]!;
      expect(text.polarity).toBeCloseTo(polarity, 3);
      expect(text.aspects).toHaveLength(aspects!.filter((logOdds) => logOdds > 0).length);
      if (text.opinion !== 'neu') expect(text.opinion).toBe(polarity > 0 ? 'pos' : 'neg');
    });
    expect((await reader.explain('很好'))?.characters).toEqual(['很', '好']);
    reader.releaseMemory();
    expect((await reader.readTexts(['很好']))?.texts).toHaveLength(1);
    reader.releaseMemory();
  });

  it.each([
    ['is not there', null, 'carries no text model'],
    ['lost a part', { ...embedded, parity: undefined }, 'parity'],
    ['has other weights', { ...embedded, weights: `AAAA${embedded.weights.slice(4)}` }, 'not the bytes'],
    ['has a broken card', { ...embedded, card: '{' }, 'card: not valid JSON'],
    [
      'reads texts in another way',
      { ...embedded, card: embedded.card.replace(/"textFeatures":\d+/, '"textFeatures":999') },
      'textFeatures: expected',
    ],
    [
      'does not give what training recorded',
      embedTextArtifact(createSampleTextArtifact({ parityError: 1 })),
      'largest difference',
    ],
  ])('goes without a model that %s, and says why', async (_what, model, detail) => {
    const reader = open(model);
    expect(await reader.readTexts(['很好'])).toBeUndefined();
    expect(await reader.explain('很好')).toBeUndefined();
    expect(reader.status().state).toBe('absent');
    expect(reader.status().detail).toContain(detail);
  });

  it('asks again for a model that did not come over the network', async () => {
    let calls = 0;
    const reader = createTextReader({
      platform: createMemoryPlatform(),
      loadEngine: () => import('../engine'),
      loadModel: async () => {
        calls += 1;
        if (calls === 1) throw new Error('no network');
        return embedded;
      },
    });
    expect(await reader.readTexts(['很好'])).toBeUndefined();
    expect((await reader.readTexts(['很好']))?.texts).toHaveLength(1);
    reader.releaseMemory();
  });
});
