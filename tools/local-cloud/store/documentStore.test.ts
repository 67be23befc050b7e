import fc from 'fast-check';
import { find } from 'mingo';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fields } from './document';
import { DocumentStore } from './documentStore';
import { DataDirectoryBusyError } from './documentTables';

const folder = mkdtempSync(join(tmpdir(), 'zhanggui-store-'));
const path = join(folder, 'documents.db');
const indexes = [
  { name: 'one', fields: ['kind'] },
  { name: 'two', fields: ['kind', 'rank'] },
];
const store = new DocumentStore(path, { things: indexes });
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const scalar = fc.oneof(
  fc.constantFrom('a', 'b', '1', ''),
  fc.integer({ min: -2, max: 2 }),
  fc.constantFrom(0.5, -0.5),
);
const documents = fc.uniqueArray(
  fc.record(
    { _id: fc.constantFrom(...'pqrstuvw'), kind: scalar, rank: scalar, other: scalar },
    { requiredKeys: ['_id'] },
  ),
  { selector: ({ _id }) => _id },
);
const condition = fc.oneof(
  scalar,
  fc.dictionary(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), scalar, {
    minKeys: 1,
    maxKeys: 2,
    noNullPrototype: true,
  }),
  fc.record({ $in: fc.array(scalar) }),
);
const clause = fc.dictionary(fc.constantFrom('kind', 'rank', 'other', '_id'), condition, {
  maxKeys: 2,
  noNullPrototype: true,
});
const query: fc.Arbitrary<Fields> = fc.oneof(
  clause,
  fc.record({ $and: fc.array(clause, { minLength: 1 }) }),
  fc.record({ $or: fc.array(clause, { minLength: 1 }) }),
);

function fill(all: Fields[]): void {
  const old = store.readAll('things').map(({ _id }) => ({ collection: 'things', deleteId: _id }));
  store.replaceAll([...old, ...all.map((fields) => ({ collection: 'things', put: fields as never }))]);
}

describe('a query answered with the help of SQL', () => {
  it('finds what a scan of every document finds', () => {
    fc.assert(
      fc.property(documents, query, (all, wanted) => {
        fill(all);
        const expected = find<{ _id: string }>(all, wanted)
          .all()
          .map(({ _id }) => _id);
        const found = store.find('things', wanted).map((text) => (JSON.parse(text) as { _id: string })._id);
        expect(found.sort()).toEqual(expected.sort());
        expect(store.count('things', wanted)).toBe(expected.length);
      }),
      { numRuns: 300 },
    );
  });

  it('sorts and cuts as a sort of every document does', () => {
    const numbers = documents.map((all) =>
      all.map((fields, index) => ({ ...fields, kind: 'a', rank: index % 3 })),
    );
    fc.assert(
      fc.property(numbers, fc.nat(4), fc.integer({ min: 1, max: 4 }), (all, offset, limit) => {
        fill(all);
        const order = { rank: -1, _id: 1 } as const;
        const expected = find<{ _id: string }>(all, { kind: 'a' })
          .sort(order)
          .skip(offset)
          .limit(limit)
          .all();
        const found = store.find('things', { kind: 'a' }, { order, offset, limit, projection: { _id: 1 } });
        expect(found.map((text) => JSON.parse(text) as object)).toEqual(expected.map(({ _id }) => ({ _id })));
      }),
    );
  });
});

it('is refused to a second user of the same file', () => {
  expect(() => new DocumentStore(path, {})).toThrow(DataDirectoryBusyError);
});

it('keeps its documents over a restart', async () => {
  const second = join(folder, 'second.db');
  const before = new DocumentStore(second, { things: indexes });
  before.createCollection('more');
  await before.insert('more', [{ _id: 'x', at: new Date(5) }]);
  before.close();
  const after = new DocumentStore(second, { things: indexes });
  expect(after.readAll('more')).toEqual([{ _id: 'x', at: new Date(5) }]);
  after.close();
});

it('tells a query it cannot read from its own failure', () => {
  fill([{ _id: 'p', kind: 'a' }]);
  expect(() => store.find('things', { kind: { $unknown: 1 } })).toThrow(
    expect.objectContaining({ code: 'INVALID_PARAM' }),
  );
});
