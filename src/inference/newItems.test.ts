import fc from 'fast-check';
import { createManualClock, settlePromises } from '../platform/memory/manualClock';
import { buildItem } from '../testing/buildItem';
import { addNewItems, findNewItems } from './newItems';
import { createSampleArtifact } from './testing/sampleArtifact';

const CATEGORIES = [
  { categoryId: 'tea', title: '茶叶', picture: 'tea.webp' },
  { categoryId: 'cup', title: '杯子', picture: 'cup.webp' },
];
const artifact = createSampleArtifact({ attributes: ['category=茶叶', 'category=杯子', 'brand=山行'] });
const clock = createManualClock();
const find = (items: ReturnType<typeof buildItem>[]) =>
  findNewItems(artifact, { items, categories: CATEGORIES }, clock);

describe('findNewItems', () => {
  it('finds what the model does not know, by the attributes that training names', async () => {
    const items = [
      buildItem({ itemId: 'new-tea', categoryId: 'tea', brand: '山行' }),
      buildItem({ itemId: artifact.items[0]!, categoryId: 'tea' }),
      buildItem({ itemId: 'new-cup', categoryId: 'cup', brand: '无名' }),
    ];
    expect(await find(items)).toEqual([
      { itemId: 'new-cup', rows: [{ row: 1, weight: 1 }] },
      {
        itemId: 'new-tea',
        rows: [
          { row: 0, weight: expect.closeTo(Math.SQRT1_2) as number },
          { row: 2, weight: expect.closeTo(Math.SQRT1_2) as number },
        ],
      },
    ]);
  });

  it('leaves out what nothing is known of, and all where the artifact has no table', async () => {
    const strange = buildItem({ itemId: 'strange', categoryId: 'unheard' });
    expect(await find([strange])).toEqual([]);
    const items = [buildItem({ itemId: 'new', categoryId: 'tea' })];
    const catalogue = { items, categories: CATEGORIES };
    expect(await findNewItems(createSampleArtifact(), catalogue, clock)).toEqual([]);
  });

  it('does not depend on the order in which the shop lists its items', async () => {
    const items = ['d', 'a', 'c', 'b'].map((itemId) => buildItem({ itemId, categoryId: 'tea' }));
    const expected = await find(items);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(items, { minLength: items.length }), async (shuffled) => {
        expect(await find(shuffled)).toEqual(expected);
      }),
    );
  });

  it('gives the page a turn after every thirty titles', async () => {
    const items = Array.from({ length: 61 }, (_, index) => buildItem({ itemId: `new-${index}` }));
    let found = 0;
    void find(items).then(({ length }) => (found = length));
    await settlePromises();
    expect(found).toBe(0);
    await clock.advance(0);
    await clock.advance(0);
    expect(found).toBe(61);
  });
});

describe('addNewItems', () => {
  it('gives an item the direction of its attributes, after the items of the model', () => {
    const { dimension, content } = artifact.weights;
    const added = addNewItems(artifact, [{ itemId: 'new', rows: [{ row: 1, weight: 0.5 }] }]);
    expect(added.items).toEqual([...artifact.items, 'new']);
    const row = content!.subarray(dimension, 2 * dimension);
    const length = Math.hypot(...row);
    const placed = added.weights.itemVectors.subarray(artifact.items.length * dimension);
    placed.forEach((value, axis) => expect(value).toBeCloseTo(row[axis]! / length, 6));
  });

  it('is the artifact itself where nothing is new', () => {
    expect(addNewItems(artifact, [])).toBe(artifact);
  });
});
