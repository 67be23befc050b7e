import { type Identifiers } from '../identifiers';

const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What every source of ids promises. */
export function describeIdentifiers(name: string, create: () => Identifiers): void {
  describe(`${name} as a source of ids`, () => {
    it('gives version 4 UUIDs, none twice', () => {
      const identifiers = create();
      const ids = Array.from({ length: 1000 }, () => identifiers.uuid());
      for (const id of ids) expect(id).toMatch(VERSION_4);
      expect(new Set(ids).size).toBe(1000);
    });
  });
}
