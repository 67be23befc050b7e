import '@tensorflow/tfjs-backend-cpu';
import { enableProdMode, io } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { decodeWeights } from './decodeWeights';
import { decodeFloat16 } from './float16';
import { bytesPerNumber, sizeOfShape, type Quantization, type WeightEntry } from './weightManifest';

beforeAll(enableProdMode);

const model = (weights: unknown[]) => ({
  format: 'zhanggui-recommender',
  weightsManifest: [{ paths: ['weights.bin'], weights }],
});

const affine = fc.record({
  dtype: fc.constantFrom('uint8' as const, 'uint16' as const),
  scale: fc.double({ min: 1e-4, max: 10, noNaN: true }),
  min: fc.double({ min: -100, max: 100, noNaN: true }),
});
const entries = fc
  .array(
    fc.record({
      shape: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
      dtype: fc.constantFrom('float32' as const, 'int32' as const),
      quantization: fc.option(affine, { nil: undefined }),
    }),
    { maxLength: 5 },
  )
  .map((list) => list.map(named));

/** tfjs takes a `quantization` that is present but undefined for a quantised weight. */
function named({ quantization, ...entry }: Omit<WeightEntry, 'name'>, index: number): WeightEntry {
  return { name: `w${index}`, ...entry, ...(quantization && { quantization }) };
}

function totalBytes(list: WeightEntry[]): number {
  return list.reduce((sum, entry) => sum + sizeOfShape(entry.shape) * bytesPerNumber(entry), 0);
}

describe('decodeWeights', () => {
  it('gives the numbers that tfjs reads from the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.integer({ min: 1, max: 250 }), async (list, step) => {
        const bytes = Uint8Array.from({ length: totalBytes(list) }, (_, index) => (index * step) % 120);
        const ours = decodeWeights(model(list), bytes.buffer);
        const theirs = io.decodeWeights(bytes.buffer, list);
        if (!ours.ok) throw new Error(ours.issues.join());
        for (const { name, shape } of list) {
          expect(ours.value.get(name)?.shape).toEqual(shape);
          expect(Array.from(ours.value.get(name)!.values)).toEqual(Array.from(await theirs[name]!.data()));
        }
      }),
    );
  });

  it('reads the half-precision numbers of IEEE 754', () => {
    const bits = Uint16Array.of(0x3c00, 0xc000, 0x3555, 0x0001, 0x0400, 0x7bff, 0xfc00);
    expect(Array.from(decodeFloat16(bits))).toEqual([
      1,
      -2,
      0.333251953125,
      2 ** -24,
      2 ** -14,
      65504,
      -Infinity,
    ]);
  });

  it('names both byte counts when the file is short', () => {
    const entry = { name: 'w', shape: [2, 3], dtype: 'float32' };
    expect(decodeWeights(model([entry]), new ArrayBuffer(20))).toEqual({
      ok: false,
      issues: ['weights.bin: expected 24 bytes, got 20'],
    });
  });

  it('answers any other input with issues instead of throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(decodeWeights(input, new ArrayBuffer(0)).ok).toBe(false);
      }),
    );
  });

  it('refuses a quantisation it does not know', () => {
    const quantization: Partial<Quantization> | { dtype: string } = { dtype: 'int4' };
    const result = decodeWeights(
      model([{ name: 'w', shape: [1], dtype: 'float32', quantization }]),
      new ArrayBuffer(1),
    );
    expect(result.ok).toBe(false);
  });
});
