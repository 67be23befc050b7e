import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { applyPatch } from '../../src/inference/applyPatch';
import {
  createRandom,
  createSampleArtifact,
  sampleArtifactFiles,
} from '../../src/inference/testing/sampleArtifact';
import { createPatch } from './createPatch';

const bytes = fc.uint8Array({ maxLength: 400 });

it('leads from any file to any other', () => {
  fc.assert(
    fc.property(
      bytes,
      bytes.filter(({ length }) => length > 0),
      (old, next) => {
        expect(applyPatch(old, createPatch(old, next), next.length)).toEqual(next);
      },
    ),
  );
});

it('finds what was kept when rows changed, came and moved', () => {
  fc.assert(
    fc.property(bytes, bytes, bytes, (first, second, added) => {
      const old = Uint8Array.from([...first, ...second]);
      const next = Uint8Array.from([...second, ...added, ...first, 1]);
      expect(applyPatch(old, createPatch(old, next), next.length)).toEqual(next);
    }),
  );
});

/** 800 rows of 100 random bytes. */
function rows(seed: number): Uint8Array {
  const random = createRandom(seed);
  return Uint8Array.from({ length: 80_000 }, () => random() * 256);
}

it('costs about what changed: a tenth of the rows is a tenth of the bytes', () => {
  const [old, other] = [rows(1), rows(2)];
  const next = old.map((byte, at) => (Math.floor(at / 100) % 10 === 0 ? other[at]! : byte));
  const share = createPatch(old, next).length / next.length;
  expect(share).toBeGreaterThan(0.09);
  expect(share).toBeLessThan(0.115);
});

it('brings numbers that moved a little in about as many bits as they moved', () => {
  const [old, noise] = [rows(1), rows(2)];
  // From −1 to 1, which also wraps around 0 and 255: log2 3 = 1.58 of 8 bits.
  const next = old.map((byte, at) => byte + (noise[at]! % 3) - 1);
  expect(createPatch(old, next).length / next.length).toBeLessThan(0.25);
});

it('answers any patch that is none, and holds no more than the file', () => {
  const old = rows(3).subarray(0, 1000);
  fc.assert(
    fc.property(bytes, fc.boolean(), fc.integer({ min: 1, max: 2000 }), (noise, isDeflated, sizeBytes) => {
      const result = applyPatch(old, isDeflated ? deflateRawSync(noise) : noise, sizeBytes);
      if (result) expect(result.length).toBe(sizeBytes);
    }),
  );
});

it('refuses a bomb before it takes memory', () => {
  const bomb = deflateRawSync(Buffer.alloc(1 << 26));
  const before = process.memoryUsage().arrayBuffers;
  expect(applyPatch(new Uint8Array(100), bomb, 100)).toBeUndefined();
  // Nothing is collected within one turn: what was taken still counts.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 20);
});

it('refuses a copy from outside the old file, and bytes that are left over', () => {
  const old = new Uint8Array(100);
  const copyTen = 10 * 3 + 1;
  const addTwo = 2 * 3 + 2;
  expect(applyPatch(old, deflateRawSync(Uint8Array.of(copyTen, 1)), 10)).toBeUndefined(); // from −1
  expect(applyPatch(old, deflateRawSync(Uint8Array.of(copyTen, 128 + 54, 1)), 10)).toBeUndefined(); // from 91
  expect(applyPatch(old, deflateRawSync(Uint8Array.of(copyTen, 0)), 10)).toEqual(new Uint8Array(10));
  expect(applyPatch(old, deflateRawSync(Uint8Array.of(copyTen, 0, 7)), 10)).toBeUndefined();
  expect(applyPatch(old, deflateRawSync(Uint8Array.of(addTwo, 0, 7)), 2)).toBeUndefined();
  expect(applyPatch(old, deflateRawSync(Uint8Array.of(addTwo, 0, 7, 255)), 2)).toEqual(Uint8Array.of(7, 255));
});

it('brings an artifact of which a tenth of the items learned anew with a fifth of its bytes', () => {
  const sample = (seed: number) => createSampleArtifact({ itemCount: 600, dimension: 64, seed });
  const [old, retrained] = [sample(1), sample(2)];
  const isRetrained = (row: number) => row % 10 === 0;
  const itemVectors = old.weights.itemVectors.map((value, at) =>
    isRetrained(Math.floor(at / 64)) ? retrained.weights.itemVectors[at]! : value,
  );
  // Every recorded score moves, as each history meets some of these items.
  const next = { ...old, weights: { ...old.weights, itemVectors }, parity: retrained.parity };
  const [before, after] = [sampleArtifactFiles(old), sampleArtifactFiles(next)];
  let [fullBytes, patchBytes] = [0, 0];
  for (const [name, bytes] of after) {
    fullBytes += bytes.length;
    patchBytes += createPatch(before.get(name)!, bytes).length;
  }
  expect(patchBytes / fullBytes).toBeLessThan(0.2);
});
