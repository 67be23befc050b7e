import { FRESH_MS } from '../rerank/freshness';
import { historyActions } from './historyActions';
import { type CarryingAction, findReason, type Reason, type Standing } from './reason';
import { reasonSentence } from './reasonSentence';

const NOW_MS = 1_700_000_000_000;
const look: CarryingAction = { itemId: 'tea', kind: 'viewed' };
const plain: Standing = {
  isPinned: false,
  isExplored: false,
  carriedBy: [],
  listedAtMs: 0,
  nowMs: NOW_MS,
  salesPlace: 50,
  itemCount: 100,
};

describe('the reason', () => {
  it.each<[string, Partial<Standing>, Reason | undefined]>([
    ['a pin before all', { isPinned: true, carriedBy: [look] }, { kind: 'pinned' }],
    ['chance', { isExplored: true, carriedBy: [look] }, { kind: 'explored' }],
    ['what was done', { carriedBy: [look], listedAtMs: NOW_MS }, { kind: 'actions', actions: [look] }],
    ['the history as a whole', { carriedBy: 'unknown' }, { kind: 'history' }],
    ['newness', { listedAtMs: NOW_MS - FRESH_MS + 1, salesPlace: 0 }, { kind: 'new' }],
    ['popularity', { salesPlace: 24 }, { kind: 'popular' }],
    ['nothing for what is neither new nor sold much', { salesPlace: 25 }, undefined],
  ])('is %s', (_, changes, expected) => {
    expect(findReason({ ...plain, ...changes })).toEqual(expected);
  });
});

describe('the sentence', () => {
  const titles = new Map([
    ['tea', '西湖龙井'],
    ['cup', '白瓷盖碗'],
    ['long', '一二三四五六七八九十一二三四'],
    ['short', '一二三四五六七八九十一二'],
  ]);
  const say = (...actions: CarryingAction[]) =>
    reasonSentence({ kind: 'actions', actions }, 'pot', (itemId) => titles.get(itemId));
  const did = (itemId: string, kind: CarryingAction['kind'] = 'viewed') => ({ itemId, kind });

  it.each([
    ['a look', [did('tea')], '因为你看过「西湖龙井」'],
    ['an addition to the cart', [did('tea', 'cart-added')], '因为你加购过「西湖龙井」'],
    ['an order', [did('tea', 'ordered')], '因为你买过「西湖龙井」'],
    ['two of a kind', [did('tea'), did('cup')], '因为你看过「西湖龙井」和「白瓷盖碗」'],
    ['two kinds', [did('tea', 'ordered'), did('cup')], '因为你买过「西湖龙井」、看过「白瓷盖碗」'],
    ['the item itself', [did('pot')], '因为你看过这件商品'],
    ['the item itself and another', [did('pot'), did('cup')], '因为你看过这件商品和「白瓷盖碗」'],
    ['a long title', [did('long')], '因为你看过「一二三四五六七八九十一…」'],
    ['a title that just fits', [did('short')], '因为你看过「一二三四五六七八九十一二」'],
    ['one that has left the shop', [did('gone'), did('cup')], '因为你看过「白瓷盖碗」'],
    ['only such', [did('gone')], '根据你的浏览'],
  ])('for %s', (_, actions, expected) => {
    expect(say(...actions)).toBe(expected);
  });

  it.each<[Reason['kind'], string]>([
    ['pinned', '店家推荐'],
    ['explored', '随机挑选，换换口味'],
    ['history', '根据你的浏览'],
    ['new', '新品上架'],
    ['popular', '大家都在买'],
  ])('for %s names nothing that was done', (kind, expected) => {
    expect(reasonSentence({ kind } as Reason, 'pot', () => undefined)).toBe(expected);
  });
});

describe('the actions of a history', () => {
  it('count what was done with one item in a row once, as the strongest of it', () => {
    const kinds = ['viewed', 'cart-added', 'viewed', 'ordered'] as const;
    const interactions = [
      { itemId: 'cup', kind: 'viewed' as const, occurredAtMs: 0 },
      ...kinds.map((kind, at) => ({ itemId: 'tea', kind, occurredAtMs: at })),
      { itemId: 'cup', kind: 'cart-added' as const, occurredAtMs: 9 },
      { itemId: 'cup', kind: 'viewed' as const, occurredAtMs: 10 },
    ];
    expect(historyActions(interactions)).toEqual([
      { itemId: 'cup', kind: 'viewed', occurredAtMs: 0 },
      { itemId: 'tea', kind: 'ordered', occurredAtMs: 0 },
      { itemId: 'cup', kind: 'cart-added', occurredAtMs: 9 },
    ]);
    expect(interactions[0]).toEqual({ itemId: 'cup', kind: 'viewed', occurredAtMs: 0 });
  });
});
