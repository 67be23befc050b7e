import { correlation, priceLevels } from './priceLevels';

const items = Array.from({ length: 40 }, (_, index) => `item ${index}`);
/** Item i costs e^i; every fifth one has no price. */
const itemFields = new Map(
  items.map((item, index) => [
    item,
    index % 5 === 4 ? [] : [{ field: 'price', values: [String(Math.exp(index / 4))] }],
  ]),
);
const question = (history: number[], target: number) => ({
  user: 0,
  history: Int32Array.from(history),
  target,
});

describe('priceLevels', () => {
  it('finds that recommended prices follow the history where they do', () => {
    const questions = Array.from({ length: 24 }, (_, user) => question([user], (user * 7) % 39));
    const topTens = new Int32Array(240).fill(-1);
    questions.forEach(({ history }, index) => (topTens[index * 10] = history[0]! + 1));
    const { users, recommended } = priceLevels(questions, topTens, items, itemFields)!;
    expect(recommended.value).toBeCloseTo(1, 6);
    // Left out: no price on the item of the history, the recommended one or the target.
    const priced = (item: number) => item % 5 !== 4;
    expect(users).toBe(
      questions.filter(({ history: [own], target }) => priced(own!) && priced(own! + 1) && priced(target))
        .length,
    );
  });

  it('has nothing to say where too few items have a price', () => {
    expect(priceLevels([question([0], 1)], new Int32Array(10), items, itemFields)).toBeUndefined();
    expect(priceLevels([question([0], 1)], new Int32Array(10), items, new Map())).toBeUndefined();
  });
});

describe('correlation', () => {
  it('is what a person works out by hand, with Fisher’s interval', () => {
    // Deviations −1 0 1 and −1 1 0: r = 1 / 2.
    const { value, low, high } = correlation([1, 2, 3], [1, 3, 2]);
    expect(value).toBeCloseTo(0.5, 12);
    expect([low, high]).toEqual([Math.tanh(Math.atanh(value) - 1.96), Math.tanh(Math.atanh(value) + 1.96)]);
  });

  it('is 0 when one side does not vary', () => {
    expect(correlation([1, 1, 1], [1, 2, 3]).value).toBe(0);
  });
});
