import fc from 'fast-check';
import { type RecommenderConfig } from '../../src/contracts';
import { AVERAGE } from '../../src/models/recommender/encoderWeights';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { unitRows } from '../../src/models/recommender/unitRows';
import { decodeFloat16 } from '../../src/models/weights/float16';
import { decodeWeights } from '../../src/models/weights/decodeWeights';
import { seededRandom } from '../random/seededRandom';
import { encodeFloat16 } from './encodeFloat16';
import { encodeWeights } from './encodeWeights';
import { dequantise, quantise } from './quantise';

describe('encodeFloat16', () => {
  it('gives back every half-precision number bit for bit', () => {
    const bits = Uint16Array.from({ length: 0x7c00 }, (_, index) => index);
    expect(encodeFloat16(decodeFloat16(bits))).toEqual(bits);
    const negative = bits.map((half) => half | 0x8000);
    expect(encodeFloat16(decodeFloat16(negative))).toEqual(negative);
  });

  it('rounds to the nearest number, and to the even one in the middle', () => {
    const step = 2 ** -10;
    const rounded = decodeFloat16(
      encodeFloat16(Float32Array.of(1 + 0.4 * step, 1 + 0.5 * step, 1 + 1.5 * step, 65519, 65520)),
    );
    expect(Array.from(rounded)).toEqual([1, 1, 1 + 2 * step, 65504, Infinity]);
  });

  it('is never off by more than half a step', () => {
    fc.assert(
      fc.property(fc.double({ min: -65000, max: 65000, noNaN: true }).map(Math.fround), (value) => {
        const [back] = decodeFloat16(encodeFloat16(Float32Array.of(value)));
        const step = 2 ** Math.max(-24, Math.floor(Math.log2(Math.abs(value) || 1)) - 10);
        expect(Math.abs(back! - value)).toBeLessThanOrEqual(step / 2);
      }),
    );
  });
});

describe('encodeWeights', () => {
  const values = fc
    .array(fc.double({ min: -3, max: 3, noNaN: true }).map(Math.fround), { maxLength: 20 })
    .map((list) => Float32Array.from(list));

  it('is read back within half a quantisation step, and exactly where nothing is quantised', () => {
    fc.assert(
      fc.property(values, values, (small, exact) => {
        const indices = Int32Array.from(small, (_, index) => index * 3);
        const { model, bytes } = encodeWeights([
          { name: 'small', shape: [small.length], values: small, storage: 'uint8' },
          { name: 'exact', shape: [exact.length], values: exact, storage: 'float32' },
          { name: 'indices', shape: [small.length], values: indices, storage: 'uint16' },
        ]);
        const decoded = decodeWeights(model, bytes.buffer);
        if (!decoded.ok) throw new Error(decoded.issues.join());
        expect(decoded.value.get('exact')!.values).toEqual(exact);
        expect(decoded.value.get('indices')!.values).toEqual(indices);
        const halfStep = (Math.max(0, ...small) - Math.min(0, ...small)) / 255 / 2 + 1e-5;
        decoded.value.get('small')!.values.forEach((value, index) => {
          expect(Math.abs(value - small[index]!)).toBeLessThanOrEqual(halfStep);
        });
      }),
    );
  });

  it('keeps zero exactly where both signs count alike', () => {
    fc.assert(
      fc.property(values, (list) => {
        const signed = Float32Array.of(...list, 0, -0.5);
        const { model, bytes } = encodeWeights([
          { name: 'w', shape: [signed.length], values: signed, storage: 'signed-uint8' },
        ]);
        const decoded = decodeWeights(model, bytes.buffer);
        if (!decoded.ok) throw new Error(decoded.issues.join());
        const read = decoded.value.get('w')!.values;
        const halfStep = Math.max(...signed.map(Math.abs)) / 127 / 2 + 1e-6;
        expect(read[list.length]).toBe(0);
        read.forEach((value, index) =>
          expect(Math.abs(value - signed[index]!)).toBeLessThanOrEqual(halfStep),
        );
      }),
    );
  });

  it('refuses integers that do not fit instead of wrapping them', () => {
    const weight = { name: 'n', shape: [1], values: Int32Array.of(70_000), storage: 'uint16' as const };
    expect(() => encodeWeights([weight])).toThrow('n: does not fit uint16');
  });
});

describe('quantise', () => {
  const config: RecommenderConfig = {
    encoders: { decayedAverage: { weight: 1 } },
    dimension: 8,
    historyLength: 4,
    temperature: 0.1,
    transitions: { weight: 10, decay: 0.6, normalisation: 0.5, historyLength: 20, neighboursPerItem: 2 },
    popularityWeight: 0.1,
    trendWeight: 0.2,
  };
  const random = seededRandom(4);
  const numbers = (size: number) => Float32Array.from({ length: size }, () => random.next() * 2 - 1);
  const weights: RecommenderWeights = {
    itemCount: 50,
    dimension: 8,
    itemVectors: unitRows(numbers(400), 8),
    encoder: { [AVERAGE.decay]: numbers(4), [AVERAGE.projection]: numbers(64) },
    transitions: {
      neighboursPerItem: 2,
      neighbours: Int32Array.from({ length: 100 }, (_, entry) => (entry * 7) % 50),
      weights: numbers(100).map(Math.abs),
    },
    popularity: numbers(50),
    trend: numbers(50),
  };

  it('keeps directions, neighbours and the encoder, and unit length exactly', () => {
    const shipped = dequantise(quantise(weights, config), 50, config);
    for (let item = 0; item < 50; item++) {
      const row = (vectors: Float32Array) => vectors.subarray(item * 8, item * 8 + 8);
      const cosine = row(shipped.itemVectors).reduce(
        (sum, value, axis) => sum + value * row(weights.itemVectors)[axis]!,
        0,
      );
      expect(cosine).toBeGreaterThan(0.9995);
      expect(Math.hypot(...row(shipped.itemVectors))).toBeCloseTo(1, 6);
    }
    expect(shipped.transitions.neighbours).toEqual(weights.transitions.neighbours);
    expect(shipped.encoder[AVERAGE.decay]).toEqual(weights.encoder[AVERAGE.decay]);
    shipped.transitions.weights.forEach((weight, entry) => {
      expect(weight).toBeCloseTo(weights.transitions.weights[entry]!, 2);
    });
  });

  it('keeps the directions of the content table', () => {
    const content = numbers(3 * 8);
    const withContent = { ...config, contentAttributes: 3 };
    const shipped = dequantise(quantise({ ...weights, content }, withContent), 50, withContent);
    shipped.content!.forEach((value, index) => expect(value).toBeCloseTo(content[index]!, 2));
    expect(dequantise(quantise(weights, config), 50, config)).not.toHaveProperty('content');
  });
});
