import fc from 'fast-check';
import { recommenderWeightShapes } from '../../src/models/recommender/readRecommenderWeights';
import { sizeOfShape } from '../../src/models/weights/weightManifest';
import { contentRowsThatFit, neighboursThatFit, type ArtifactContents } from './artifactRoom';
import { quantise } from './quantise';

const transformer = { weight: 0.5, layers: 2, heads: 2, feedForward: 128 };
const average = { decayedAverage: { weight: 1 } };
const both = { decayedAverage: { weight: 0.5 }, transformer };

const contents = (change: Partial<ArtifactContents> = {}, dimension = 64): ArtifactContents => ({
  itemCount: 600,
  attributeCount: 5000,
  config: { encoders: both, dimension, historyLength: 50 },
  ...change,
});

/** Bytes of the very file that is written, with numbers of no meaning. */
function fileBytes(of: ArtifactContents): number {
  const neighboursPerItem = neighboursThatFit(of);
  const contentAttributes = contentRowsThatFit(of);
  const config = {
    ...of.config,
    temperature: 1,
    transitions: { weight: 1, decay: 1, normalisation: 1, historyLength: 1, neighboursPerItem },
    popularityWeight: 0,
    trendWeight: 0,
    contentAttributes,
  };
  const floats = (size: number) => new Float32Array(size);
  const { itemCount } = of;
  const { dimension } = of.config;
  const shapes = Object.entries(recommenderWeightShapes(itemCount, config));
  const { bytes } = quantise(
    {
      itemCount,
      dimension,
      itemVectors: floats(itemCount * dimension),
      encoder: Object.fromEntries(shapes.map(([name, { shape }]) => [name, floats(sizeOfShape(shape))])),
      transitions: {
        neighboursPerItem,
        neighbours: new Int32Array(itemCount * neighboursPerItem),
        weights: floats(itemCount * neighboursPerItem),
      },
      popularity: floats(itemCount),
      trend: floats(itemCount),
      content: floats(contentAttributes * dimension),
    },
    config,
  );
  return bytes.byteLength;
}

describe('the room in an artifact', () => {
  it('leaves 30 KB of 300 for the vocabulary, card and manifest of a small shop with both encoders', () => {
    expect(fileBytes(contents({ itemCount: 822 }))).toBeLessThan(270_000);
    expect(fileBytes(contents({ itemCount: 822 }))).toBeGreaterThan(266_000);
  });

  it.each([
    [64, both],
    [112, average],
  ])('keeps 12,000 items of %i dimensions below 1.9 MB with 200 KB of other files', (dimension, encoders) => {
    const config = { encoders, dimension, historyLength: 50 };
    const shop = contents({ itemCount: 12_000, config });
    expect(fileBytes(shop)).toBeLessThan(1.7e6);
    expect(neighboursThatFit(shop)).toBeGreaterThanOrEqual(6);
    expect(contentRowsThatFit(shop)).toBeGreaterThan(300);
  });

  it.each([20_000, 55_000, 65_536, 80_000])(
    'keeps %i items below the 8 MiB that phones accept',
    (itemCount) => {
      expect(fileBytes(contents({ itemCount }))).toBeLessThan(8 * 1024 * 1024);
    },
  );

  it('never goes over its budget while a neighbour an item fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3000 }), fc.nat(3000), (itemCount, attributeCount) => {
        const shop = contents({ itemCount, attributeCount });
        expect(fileBytes(shop)).toBeLessThanOrEqual(Math.max(270_000, 140 * itemCount));
      }),
      { numRuns: 20 },
    );
  });

  it('gives attributes no more than 15 % of what items and encoders leave', () => {
    const alone = contents({
      itemCount: 2000,
      config: { encoders: average, dimension: 64, historyLength: 50 },
    });
    // 140 · 2000 − 67 · 2000 − (64 · 64 + 50 · 4) = 141,704; 15 % of that are 332 rows of 64 bytes.
    expect(contentRowsThatFit(alone)).toBe(332);
    expect(contentRowsThatFit({ ...alone, attributeCount: 7 })).toBe(7);
    // What the attributes do not need goes to the neighbours: 141,704 − 7 · 64 bytes, 3 bytes a neighbour.
    expect(neighboursThatFit({ ...alone, attributeCount: 7 })).toBe(23);
    expect(neighboursThatFit(alone)).toBe(20);
  });

  it('ships one neighbour and no attribute where items and encoders leave nothing', () => {
    const full = contents({ itemCount: 80_000 }, 128);
    const config = { ...full.config, dimension: 128 };
    expect(contentRowsThatFit({ ...full, config })).toBe(0);
    expect(neighboursThatFit({ ...full, config })).toBe(1);
  });

  it('has no longer rows than there are other items', () => {
    expect(neighboursThatFit(contents({ itemCount: 5 }))).toBe(4);
    expect(neighboursThatFit(contents({ itemCount: 200 }))).toBe(100);
  });
});
