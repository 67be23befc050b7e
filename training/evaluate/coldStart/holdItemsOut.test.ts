import { simulatedLog } from '../../testing/simulatedLog';
import { holdItemsOut } from './holdItemsOut';

const log = simulatedLog();

describe('holdItemsOut', () => {
  it('leaves no trace of the held-out items for training, and all of the others', () => {
    const { cold, training } = holdItemsOut(log, 0.1, 1);
    expect(cold).toHaveLength(6);
    const isCold = new Set(cold);
    expect(training.sequences.some(({ items }) => items.some((item) => isCold.has(item)))).toBe(false);
    expect(cold.some((item) => training.itemFields.has(item))).toBe(false);
    const rest = log.sequences.map(({ user, items }) => ({
      user,
      items: items.filter((item) => !isCold.has(item)),
    }));
    expect(training.sequences).toEqual(rest.filter(({ items }) => items.length > 0));
    expect(training.itemFields.size).toBe(log.itemFields.size - 6);
  });

  it('asks each user for the first cold item, after what came before it', () => {
    const { cold, questions, withoutHistory } = holdItemsOut(log, 0.1, 1);
    const isCold = new Set(cold);
    for (const { user, history, target } of questions) {
      const { items } = log.sequences.find((sequence) => sequence.user === user)!;
      expect([...history, target]).toEqual(items.slice(0, history.length + 1));
      expect(isCold.has(target)).toBe(true);
      expect(history.filter((item) => isCold.has(item))).toEqual([]);
    }
    const touched = log.sequences.filter(({ items }) => items.some((item) => isCold.has(item)));
    expect(questions.length + withoutHistory).toBe(touched.length);
  });

  it('chooses by the seed alone', () => {
    expect(holdItemsOut(log, 0.1, 1)).toEqual(holdItemsOut(log, 0.1, 1));
    expect(holdItemsOut(log, 0.1, 2).cold).not.toEqual(holdItemsOut(log, 0.1, 1).cold);
  });

  it('keeps the baskets of what is left', () => {
    const sequences = [{ user: 'ann', items: ['a', 'b', 'c'], baskets: [0, 0, 1] }];
    const itemFields = new Map([['b', [{ field: 'category', values: ['tea'] }]]]);
    const { training } = holdItemsOut({ ...log, sequences, itemFields }, 0.5, 1);
    expect(training.sequences).toEqual([{ user: 'ann', items: ['a', 'c'], baskets: [0, 1] }]);
  });

  it('says what is missing where nothing is known of the items', () => {
    expect(() => holdItemsOut({ ...log, itemFields: new Map() }, 0.1, 1)).toThrow('name it with --items');
  });
});
