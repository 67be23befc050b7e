import { CATALOGUE_CONTENT } from './catalogueContent';
import { groupOf } from './groups';

describe.each(CATALOGUE_CONTENT.map((category) => [category.title, category] as const))(
  'the kinds of %s',
  (_, { categoryId, goods }) => {
    const counts = new Map<string | undefined, number>();
    for (const { name } of goods) {
      const group = groupOf(categoryId, name);
      counts.set(group, (counts.get(group) ?? 0) + 1);
    }

    it('hold every good, are a few, and none of them a single one', () => {
      expect([...counts.keys()]).not.toContain(undefined);
      expect(counts.size).toBeGreaterThanOrEqual(4);
      expect(counts.size).toBeLessThanOrEqual(6);
      expect([...counts].filter(([, count]) => count < 2)).toEqual([]);
    });
  },
);
