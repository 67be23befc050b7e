import { NO_MERCHANDISING } from '../../contracts';
import { FRESH_MS } from '../../domain/rerank/freshness';
import { type Scoring } from '../../inference/recommender';
import { createValueStore } from '../../state/valueStore';
import { buildItem } from '../../testing/buildItem';
import { createScriptedRecommender } from '../../testing/scriptedRecommender';
import { type Interaction } from './interactionHistory';
import { createPickReasons } from './pickReasons';
import { EMPTY_RANKING, rankBySession, type Ranking } from './ranking';

const NOW_MS = 1_700_000_000_000;
const CATEGORIES = ['tea', 'cup', 'pet', 'toy'];
const ITEMS = Array.from({ length: 40 }, (_, place) =>
  buildItem({
    itemId: `${CATEGORIES[place % 4]}-${place}`,
    title: `${CATEGORIES[place % 4]} ${place}`,
    categoryId: CATEGORIES[place % 4]!,
    soldCount: 1000 - 20 * place,
    listedAtMs: place === 39 ? NOW_MS - FRESH_MS / 2 : 0,
  }),
);
const did = (itemId: string, kind: Interaction['kind'] = 'viewed'): Interaction => ({
  itemId,
  kind,
  occurredAtMs: 0,
});

/** Each action lifts the items of its category, a later one more. */
function scoreByCategories(history: readonly string[]): Scoring {
  const lift = (itemId: string) =>
    history.reduce((sum, id, age) => (id.split('-')[0] === itemId.split('-')[0] ? sum + 1 + age : sum), 0);
  const scores = new Map(ITEMS.map(({ itemId }) => [itemId, lift(itemId)]));
  return { kind: 'scored', scores, modelVersion: 'model-1', backend: 'cpu', elapsedMs: 1 };
}

function setUp(
  ranking: Partial<Ranking>,
  interactions: Interaction[],
  answer: (history: readonly string[]) => Scoring = scoreByCategories,
) {
  const recommender = createScriptedRecommender(answer);
  const reasons = createPickReasons({
    recommender,
    ranking: createValueStore<Ranking>({ ...EMPTY_RANKING, source: 'model', ...ranking }),
    history: { get: () => ({ interactions, dismissals: [] }) },
    catalogue: createValueStore({
      items: ITEMS,
      byId: new Map(ITEMS.map((item) => [item.itemId, item])),
    }),
    nowMs: () => NOW_MS,
  });
  return { reasons, recommender };
}
const say = (itemId: string, ...args: Parameters<typeof setUp>) => setUp(...args).reasons.sentenceFor(itemId);

describe('why an item was picked', () => {
  it('is what the shopper did that carried it, as the strongest they did with it', async () => {
    const interactions = [did('pet-2'), did('tea-0'), did('tea-0', 'cart-added')];
    expect(await say('tea-4', {}, interactions)).toBe('因为你加购过「tea 0」');
    expect(await say('pet-6', {}, interactions)).toBe('因为你看过「pet 2」');
  });

  it('is two things when both carried it about equally', async () => {
    const interactions = [did('cup-1'), did('pet-2'), did('toy-3'), did('cup-5'), did('tea-0'), did('tea-4')];
    expect(await say('tea-8', {}, interactions)).toBe('因为你看过「tea 4」和「tea 0」');
  });

  it('is not what the shopper did when nothing of it carried the item', async () => {
    expect(await say('toy-3', {}, [did('tea-0')])).toBe('大家都在买');
    expect(await say('toy-39', {}, [did('tea-0')])).toBe('新品上架');
    expect(await say('cup-37', {}, [did('tea-0')])).toBeUndefined();
  });

  it('is the merchant or chance where these put the item, and asks no model', async () => {
    const ranking = { pinned: new Set(['tea-4']), exploredItemId: 'tea-8' };
    const { reasons, recommender } = setUp(ranking, [did('tea-0')]);
    expect(await reasons.sentenceFor('tea-4')).toBe('店家推荐');
    expect(await reasons.sentenceFor('tea-8')).toBe('随机挑选，换换口味');
    expect(recommender.asked).toEqual([]);
  });

  it('is the history as a whole when the list is of an earlier visit, or the model is gone', async () => {
    expect(await say('tea-4', { source: 'stored' }, [did('tea-0')])).toBe('根据你的浏览');
    const gone = (): Scoring => ({ kind: 'unavailable', reason: 'released' });
    expect(await say('tea-4', {}, [did('tea-0')], gone)).toBe('根据你的浏览');
  });

  it('is said of no item that has left the shop', async () => {
    expect(await say('gone', {}, [did('tea-0')])).toBeUndefined();
  });
});

describe('why an item was picked without a model', () => {
  const shop = { items: ITEMS, merchandising: NO_MERCHANDISING };
  function sessionOf(interactions: Interaction[], before: string[]) {
    const shopper = { interactions, dismissals: [], exposures: new Map(), nowMs: NOW_MS, seed: 'a' };
    return rankBySession(interactions, before, shop, shopper);
  }

  it('is the tap that turned the list, found by leaving it out', async () => {
    const interactions = [did('pet-2'), did('tea-0')];
    const ranking = sessionOf(interactions, []);
    expect(await say('tea-20', ranking, interactions)).toBe('因为你看过「tea 0」');
    expect(await say('pet-22', ranking, interactions)).toBe('因为你看过「pet 2」');
    // Falls when the tap is taken away, and without the other tap it does not.
    const [without, other] = [sessionOf([did('pet-2')], []), sessionOf([did('tea-0')], [])];
    expect(without.order.indexOf('tea-20')).toBeGreaterThan(ranking.order.indexOf('tea-20'));
    expect(other.order.indexOf('tea-20')).toBeLessThanOrEqual(ranking.order.indexOf('tea-20'));
  });

  it('is popularity for what no tap was like, or the history behind the list it turned', async () => {
    const interactions = [did('tea-0')];
    expect(await say('cup-1', sessionOf(interactions, []), interactions)).toBe('大家都在买');
    const before = ITEMS.map(({ itemId }) => itemId);
    expect(await say('cup-1', sessionOf(interactions, before), interactions)).toBe('根据你的浏览');
  });

  it('is popularity in the list for everybody', async () => {
    expect(await say('cup-1', { source: 'popularity' }, [did('cup-5')])).toBe('大家都在买');
  });
});
