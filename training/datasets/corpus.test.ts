import { buildCorpus, countInteractions } from './corpus';
import { holdOutLast } from './holdOut';
import { type InteractionLog } from './interactionLog';
import { mergeLogs } from './mergeLogs';

const log: InteractionLog = {
  name: 'log',
  sha256: 'a'.repeat(64),
  licence: 'none',
  simulated: false,
  sequences: [
    { user: 'ann', items: ['cup', 'tea'] },
    { user: 'bob', items: ['tea'] },
  ],
  itemFields: new Map([
    ['tea', [{ field: 'brand', values: ['A'] }]],
    ['pot', [{ field: 'brand', values: ['A'] }]],
    ['lid', [{ field: 'brand', values: ['B'] }]],
  ]),
};

describe('buildCorpus', () => {
  it('numbers items by popularity and keeps untouched ones only when an attribute places them', () => {
    const corpus = buildCorpus(log);
    expect(corpus.items).toEqual(['tea', 'cup', 'pot']);
    expect(corpus.sequences).toEqual([Int32Array.of(1, 0), Int32Array.of(0)]);
    expect(countInteractions(corpus.sequences, 3)).toEqual(Int32Array.of(2, 1, 0));
  });

  it('keeps the order of the items it grows from, without those that are gone', () => {
    const { items, bags } = buildCorpus(log, ['pot', 'sold-out', 'cup']);
    expect(items).toEqual(['pot', 'cup', 'tea']);
    expect(bags.offsets).toEqual(Int32Array.of(0, 1, 1, 2));
  });

  it('drops attributes that only one item has, and shares the others', () => {
    const { bags } = buildCorpus(log);
    expect(bags.attributeCount).toBe(1);
    expect(bags.offsets).toEqual(Int32Array.of(0, 1, 1, 2));
    expect(bags.attributes).toEqual(Int32Array.of(0, 0));
  });
});

describe('holdOutLast', () => {
  it('asks for the last item that was new to its user, unless there is no history', () => {
    const sequences = [
      Int32Array.of(1, 2, 3),
      Int32Array.of(4),
      Int32Array.of(5, 6, 5, 6),
      Int32Array.of(7, 7),
    ];
    const { kept, heldOut } = holdOutLast({ sequences });
    expect(kept.sequences.map((sequence) => [...sequence])).toEqual([[1, 2], [4], [5], [7, 7]]);
    expect(heldOut).toEqual([
      { user: 0, history: Int32Array.of(1, 2), target: 3 },
      { user: 2, history: Int32Array.of(5), target: 6 },
    ]);
  });

  it('lets what came with an item stay with it', () => {
    const set = {
      sequences: [Int32Array.of(1, 2, 3), Int32Array.of(4)],
      signals: [Uint8Array.of(7, 8, 9), Uint8Array.of(6)],
    };
    const { kept, heldOut } = holdOutLast(set);
    expect(kept.signals).toEqual([Uint8Array.of(7, 8), Uint8Array.of(6)]);
    expect(heldOut).toEqual([
      { user: 0, history: Int32Array.of(1, 2), signals: Uint8Array.of(7, 8), target: 3 },
    ]);
  });
});

describe('holdOutLast with baskets', () => {
  it('asks for every new item of the last basket after the baskets before it', () => {
    const set = {
      sequences: [Int32Array.of(1, 2, 3, 2, 4), Int32Array.of(5, 6)],
      baskets: [Int32Array.of(0, 0, 1, 1, 1), Int32Array.of(0, 0)],
    };
    const { kept, heldOut } = holdOutLast(set);
    expect(kept.sequences.map((sequence) => [...sequence])).toEqual([
      [1, 2],
      [5, 6],
    ]);
    expect(kept.baskets!.map((numbers) => [...numbers])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(heldOut.map(({ user, target }) => [user, target])).toEqual([
      [0, 3],
      [0, 4],
    ]);
  });
});

describe('mergeLogs', () => {
  it('joins the sequences of a user and says where everything comes from', () => {
    const other = {
      ...log,
      name: 'events',
      licence: 'own',
      simulated: true,
      sequences: [{ user: 'ann', items: ['hat'] }],
    };
    const merged = mergeLogs([log, other]);
    expect(merged.sequences).toEqual([
      { user: 'ann', items: ['cup', 'tea', 'hat'] },
      { user: 'bob', items: ['tea'] },
    ]);
    expect(merged).toMatchObject({ name: 'log + events', licence: 'none; own', simulated: true });
    const basketed = mergeLogs([
      { ...log, sequences: [{ user: 'ann', items: ['cup', 'tea'], baskets: [0, 0] }] },
      other,
    ]);
    expect(basketed.sequences[0]!.baskets).toEqual([0, 0, 1]);
    expect(merged.sha256).not.toBe(log.sha256);
  });
});
