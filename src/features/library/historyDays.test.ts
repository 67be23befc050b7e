import { historyDays } from './historyDays';

const at = (day: number, hour: number, month = 10, year = 2026) => new Date(year, month, day, hour).getTime();
const NOW = at(26, 9);

describe('a history by days', () => {
  it('begins with the last look and names today and yesterday', () => {
    const visits = [
      { itemId: 'old', occurredAtMs: at(31, 12, 11, 2025) },
      { itemId: 'tea', occurredAtMs: at(3, 23) },
      { itemId: 'cup', occurredAtMs: at(25, 0) },
      { itemId: 'pot', occurredAtMs: at(26, 0) },
      { itemId: 'toy', occurredAtMs: at(26, 8) },
    ];
    expect(historyDays(visits, NOW)).toEqual([
      { title: '今天', itemIds: ['toy', 'pot'] },
      { title: '昨天', itemIds: ['cup'] },
      { title: '11月3日', itemIds: ['tea'] },
      { title: '2025年12月31日', itemIds: ['old'] },
    ]);
  });

  it('holds an item once a day, where it was seen last', () => {
    const visits = ['tea', 'cup', 'tea'].map((itemId, index) => ({ itemId, occurredAtMs: at(26, index) }));
    expect(historyDays(visits, NOW)).toEqual([{ title: '今天', itemIds: ['tea', 'cup'] }]);
  });

  it('is empty for whoever has seen nothing', () => {
    expect(historyDays([], NOW)).toEqual([]);
  });
});
