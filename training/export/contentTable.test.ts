import { buildAttributeBags } from '../features/attributeBags';
import { chooseContent } from './contentTable';

/** Category a: three items; b: two; c: two that nobody touched. */
const items = ['1', '2', '3', '4', '5', '6', '7'];
const categories = ['b', 'b', 'a', 'a', 'a', 'c', 'c'];
const bags = buildAttributeBags(
  items,
  new Map(items.map((item, index) => [item, [{ field: 'category', values: [categories[index]!] }]])),
);
const interactions = Int32Array.of(1, 1, 1, 1, 1, 0, 0);
/** Rows in the order the keys are met: b, a, c. */
const vectors = Float32Array.of(1, 1, 2, 2, 3, 3);

describe('chooseContent', () => {
  it('puts the attributes first that most items share, without those nobody touched', () => {
    expect(chooseContent(bags, vectors, interactions, 9)).toEqual({
      attributes: ['category=a', 'category=b'],
      vectors: Float32Array.of(2, 2, 1, 1),
    });
  });

  it('takes no more than there is room for', () => {
    expect(chooseContent(bags, vectors, interactions, 1).attributes).toEqual(['category=a']);
  });

  it('is empty for a shop without attributes', () => {
    const none = buildAttributeBags(items, new Map());
    expect(chooseContent(none, new Float32Array(0), interactions, 9)).toEqual({
      attributes: [],
      vectors: new Float32Array(0),
    });
  });
});
