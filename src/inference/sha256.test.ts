import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256Hex, sha256HexOfFile } from './sha256';

const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256', () => {
  it('agrees with the platform on any bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => expect(sha256Hex(bytes)).toBe(expected(bytes))));
  });

  it.each([0, 1, 32 * 1024, 32 * 1024 + 1, 100_000])(
    'of a file of %i bytes is the same, with a pause after every 32 KiB',
    async (length) => {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 251);
      let pauses = 0;
      const clock = {
        schedule(_: number, task: () => void) {
          pauses += 1;
          task();
          return () => undefined;
        },
      };
      expect(await sha256HexOfFile(bytes, clock)).toBe(expected(bytes));
      expect(pauses).toBe(Math.max(0, Math.ceil(length / (32 * 1024)) - 1));
    },
  );
});
