import * as fc from 'fast-check';
import { type MerchantRule, NO_MERCHANDISING } from '../../contracts';
import { type Scoring } from '../../inference/recommender';
import { settlePromises } from '../../platform/memory/manualClock';
import { createMemoryPlatform } from '../../platform/memory/memoryPlatform';
import { createValueStore } from '../../state/valueStore';
import { buildItem } from '../../testing/buildItem';
import { merchandisingOf } from '../../testing/ruleArbitraries';
import { createScriptedRecommender } from '../../testing/scriptedRecommender';
import { createExposureMemory } from './exposureMemory';
import { createInteractionHistory } from './interactionHistory';
import { type Shop } from './ranking';
import { createRankingStore } from './rankingStore';

const ITEMS = [
  buildItem({ itemId: 'tea-1', categoryId: 'tea' }),
  buildItem({ itemId: 'cup-1', categoryId: 'cup' }),
  buildItem({ itemId: 'tea-2', categoryId: 'tea' }),
  buildItem({ itemId: 'cup-2', categoryId: 'cup' }),
  buildItem({ itemId: 'gone', categoryId: 'tea', stock: 0 }),
  ...[1, 2, 3, 4].map((place) => buildItem({ itemId: `pot-${place}`, categoryId: 'pot' })),
];
const BY_SALES = ['tea-1', 'cup-1', 'tea-2', 'cup-2', 'pot-1', 'pot-2', 'pot-3', 'pot-4'];

/** Likes whatever is of the category that was looked at last. */
function scoreByLastCategory(history: readonly string[]): Scoring {
  const wanted = history[history.length - 1]?.split('-')[0];
  const scores = new Map(
    ITEMS.map(({ itemId, categoryId }, place) => [itemId, (categoryId === wanted ? 10 : 0) - place / 100]),
  );
  return { kind: 'scored', scores, modelVersion: 'model-1', backend: 'cpu', elapsedMs: 1 };
}

function setUp({
  platform = createMemoryPlatform(),
  recommender = createScriptedRecommender(scoreByLastCategory),
  isPersonal = true,
  merchandising = NO_MERCHANDISING,
  items = ITEMS,
  seed = 'a seed that explores nothing',
} = {}) {
  const catalogue = createValueStore<Shop>({ items, merchandising });
  const history = createInteractionHistory(platform.keyValueStore, () => platform.clock.nowMs());
  const exposures = createExposureMemory(platform.keyValueStore, () => platform.clock.nowMs());
  const personalisation = createValueStore(isPersonal);
  const ranking = createRankingStore({
    recommender,
    catalogue,
    history,
    exposures,
    personalisation,
    keyValueStore: platform.keyValueStore,
    nowMs: () => platform.clock.nowMs(),
    seed: () => seed,
  });
  return { platform, recommender, catalogue, history, exposures, personalisation, ranking };
}

describe('the ranking', () => {
  it('forgets at once what the shopper did, on the screen and on the device', async () => {
    let isReleased = false;
    const recommender = createScriptedRecommender((history) =>
      isReleased ? { kind: 'unavailable', reason: 'released' } : scoreByLastCategory(history),
    );
    const { ranking, history, exposures, platform } = setUp({ recommender });
    await ranking.start();
    exposures.shown('cup-1');
    history.dismiss('tea-1');
    history.record('pot-1', 'viewed');
    await settlePromises();
    isReleased = true;
    ranking.forget();
    expect(ranking.get().order).toEqual(BY_SALES);
    await settlePromises();
    expect(ranking.get().order).toEqual(BY_SALES);
    expect(history.get()).toEqual({ interactions: [], dismissals: [] });
    expect(exposures.get().size).toBe(0);
    expect(platform.disk.values.get('recommend/ranking')).toBe('{"order":[]}');
    expect(platform.disk.values.get('recommend/exposures')).toBe('[]');
  });

  it('changes with the next tap', async () => {
    const { ranking, history } = setUp();
    await ranking.start();
    history.record('tea-1', 'viewed');
    await settlePromises();
    expect(ranking.get().order[0]).toBe('tea-2');
    history.record('cup-1', 'viewed');
    await settlePromises();
    expect(ranking.get().order[0]).toBe('cup-2');
    expect(ranking.get().modelVersion).toBe('model-1');
  });

  it('is popularity while nothing else is known, without what is sold out', async () => {
    const recommender = createScriptedRecommender(() => ({ kind: 'unavailable', reason: 'no-artifact' }));
    const { ranking } = setUp({ recommender });
    await ranking.start();
    expect(ranking.get()).toMatchObject({
      order: BY_SALES,
      source: 'popularity',
      modelVersion: 'popularity',
      policy: 'popularity-1',
      propensities: BY_SALES.map(() => 1),
      isPersonal: true,
    });
  });

  it('starts from the ranking of the last visit before the model answers', async () => {
    const first = setUp();
    await first.ranking.start();
    first.history.record('cup-1', 'viewed');
    await settlePromises();
    const lastOrder = first.ranking.get().order;

    const recommender = createScriptedRecommender(() => new Promise<Scoring>(() => undefined));
    const second = setUp({ platform: createMemoryPlatform({ disk: first.platform.disk }), recommender });
    void second.ranking.start();
    await settlePromises();
    expect(second.ranking.get()).toMatchObject({ order: lastOrder, source: 'stored' });
  });

  it('keeps the last picks when the model gives its memory back', async () => {
    let isAvailable = true;
    const recommender = createScriptedRecommender((history) =>
      isAvailable ? scoreByLastCategory(history) : { kind: 'unavailable', reason: 'released' },
    );
    const { ranking, history, catalogue } = setUp({ recommender });
    await ranking.start();
    history.record('cup-1', 'viewed');
    await settlePromises();
    const { order } = ranking.get();
    isAvailable = false;
    catalogue.set({ ...catalogue.get() });
    await settlePromises();
    expect(ranking.get()).toMatchObject({ source: 'model', order });
  });

  it('answers the first tap of a new shopper while there is no model', async () => {
    const recommender = createScriptedRecommender(() => ({ kind: 'unavailable', reason: 'no-artifact' }));
    const { ranking, history } = setUp({ recommender });
    await ranking.start();
    history.record('pot-1', 'viewed');
    await settlePromises();
    expect(ranking.get()).toMatchObject({ source: 'session', modelVersion: 'session', policy: 'session-1' });
    expect([...ranking.get().order.slice(0, 4)].sort()).toEqual(['pot-1', 'pot-2', 'pot-3', 'pot-4']);
    history.record('cup-1', 'viewed');
    await settlePromises();
    expect(ranking.get().order[0]).toBe('cup-2');
  });

  it('turns the last picks towards a tap that no model has seen, and leaves them to the model again', async () => {
    let isAvailable = true;
    const recommender = createScriptedRecommender((past) =>
      isAvailable ? scoreByLastCategory(past) : { kind: 'unavailable', reason: 'engine-failed' },
    );
    const { ranking, history, catalogue } = setUp({ recommender });
    await ranking.start();
    history.record('cup-1', 'viewed');
    await settlePromises();
    expect(ranking.get().order[0]).toBe('cup-2');
    const before = ranking.get().order;
    isAvailable = false;
    history.record('pot-1', 'viewed');
    await settlePromises();
    expect(ranking.get().source).toBe('session');
    expect(ranking.get().order.indexOf('pot-2')).toBeLessThan(before.indexOf('pot-2'));
    // What the model had made of the looks before still counts: of the rest, its first comes first.
    const others = ranking.get().order.filter((itemId) => !itemId.startsWith('pot'));
    expect(others[0]).toBe('cup-2');
    isAvailable = true;
    catalogue.set({ ...catalogue.get() });
    await settlePromises();
    expect(ranking.get().source).toBe('model');
  });

  it('does not take for new, after a restart, what the stored picks know already', async () => {
    const first = setUp();
    await first.ranking.start();
    first.history.record('cup-1', 'viewed');
    await settlePromises();
    const recommender = createScriptedRecommender(() => ({ kind: 'unavailable', reason: 'no-artifact' }));
    const second = setUp({ platform: createMemoryPlatform({ disk: first.platform.disk }), recommender });
    await second.ranking.start();
    expect(second.ranking.get()).toMatchObject({ source: 'stored', propensities: undefined });
    second.history.record('pot-1', 'viewed');
    await settlePromises();
    expect(second.ranking.get().source).toBe('session');
    expect(second.ranking.get().order.slice(0, 3)).toContain('pot-2');
  });

  it('leaves a dismissed item out of the last picks while no model answers', async () => {
    let isAvailable = true;
    const recommender = createScriptedRecommender((past) =>
      isAvailable ? scoreByLastCategory(past) : { kind: 'unavailable', reason: 'engine-failed' },
    );
    const { ranking, history } = setUp({ recommender });
    await ranking.start();
    isAvailable = false;
    const { order } = ranking.get();
    history.dismiss('tea-2');
    await settlePromises();
    expect(ranking.get()).toMatchObject({
      source: 'model',
      order: order.filter((itemId) => itemId !== 'tea-2'),
    });
  });

  it('forgets the picks of a model that the merchant has switched off, also after a restart', async () => {
    let isDisabled = false;
    const recommender = createScriptedRecommender((past) =>
      isDisabled ? { kind: 'unavailable', reason: 'disabled' } : scoreByLastCategory(past),
    );
    const { platform, ranking, history } = setUp({ recommender });
    await ranking.start();
    history.record('cup-1', 'viewed');
    await settlePromises();
    isDisabled = true;
    recommender.setStatus({ state: 'fallback', reason: 'disabled' });
    await settlePromises();
    // As for somebody who did the same in a shop that never had a model.
    const modelless = setUp({
      recommender: createScriptedRecommender(() => ({ kind: 'unavailable', reason: 'disabled' })),
    });
    modelless.history.record('cup-1', 'viewed');
    await modelless.ranking.start();
    const { order } = modelless.ranking.get();
    expect(ranking.get()).toMatchObject({ order, source: 'session' });

    const next = setUp({ platform: createMemoryPlatform({ disk: platform.disk }), recommender });
    await next.ranking.start();
    expect(next.ranking.get()).toMatchObject({ order, source: 'session' });
  });

  it('ranks again when another model is ready, and not after each inference', async () => {
    const { ranking, recommender } = setUp();
    await ranking.start();
    const before = recommender.asked.length;
    recommender.setStatus({ state: 'ready', modelVersion: 'model-1', lastInferenceMs: 3 });
    await settlePromises();
    expect(recommender.asked.length).toBe(before);
    recommender.setStatus({ state: 'ready', modelVersion: 'model-2' });
    await settlePromises();
    expect(recommender.asked.length).toBe(before + 1);
  });

  it('drops an answer that a newer tap has overtaken', async () => {
    const answers: ((scoring: Scoring) => void)[] = [];
    const recommender = createScriptedRecommender(() => new Promise((resolve) => answers.push(resolve)));
    const { ranking, history } = setUp({ recommender });
    void ranking.start();
    await settlePromises();
    history.record('cup-1', 'viewed');
    answers[0]!(scoreByLastCategory(['tea-1']));
    await settlePromises();
    expect(ranking.get().source).not.toBe('model');
    answers[1]!(scoreByLastCategory(['cup-1']));
    await settlePromises();
    expect(ranking.get().order[0]).toBe('cup-2');
  });

  it.each(['with a model', 'without a model'])('leaves a dismissed item out at once, %s', async (kind) => {
    const recommender = createScriptedRecommender((past) =>
      kind === 'with a model' ? scoreByLastCategory(past) : { kind: 'unavailable', reason: 'no-artifact' },
    );
    const { ranking, history } = setUp({ recommender });
    await ranking.start();
    history.dismiss('tea-2');
    await settlePromises();
    expect(ranking.get().order).not.toContain('tea-2');
  });

  it('sends the model each item once for a look that became an order', async () => {
    const { ranking, history, recommender } = setUp();
    await ranking.start();
    history.record('tea-1', 'viewed');
    history.record('tea-1', 'cart-added');
    history.record('cup-1', 'viewed');
    await settlePromises();
    expect(recommender.asked[recommender.asked.length - 1]).toEqual(['tea-1', 'cup-1']);
  });

  describe.each(['model', 'session', 'stored', 'popularity'] as const)('from %s', (source) => {
    async function startFrom() {
      const platform = createMemoryPlatform();
      if (source === 'stored') platform.disk.values.set('recommend/ranking', '{"order":["cup-2","tea-2"]}');
      const recommender = createScriptedRecommender((past) =>
        source === 'model' ? scoreByLastCategory(past) : { kind: 'unavailable', reason: 'no-artifact' },
      );
      const started = setUp({ platform, recommender });
      if (source === 'session') started.history.record('cup-1', 'viewed');
      await started.ranking.start();
      expect(started.ranking.get().source).toBe(source);
      return started;
    }

    it('obeys the merchant', async () => {
      const { ranking, catalogue } = await startFrom();
      const rules: MerchantRule[] = [
        { kind: 'pin', itemId: 'pot-4', position: 1 },
        { kind: 'hide', target: { by: 'item', itemId: 'tea-2' } },
        { kind: 'bury', target: { by: 'item', itemId: 'tea-1' } },
      ];
      catalogue.set({ items: ITEMS, merchandising: { revision: 4, rules } });
      await settlePromises();
      const { order, policy, pinned } = ranking.get();
      expect(order[1]).toBe('pot-4');
      expect(order).not.toContain('tea-2');
      expect(order.at(-1)).toBe('tea-1');
      expect([...pinned]).toEqual(['pot-4']);
      expect(policy).toMatch(/\+rules-4$/);
    });

    it('does not change with the prices', async () => {
      const { ranking, catalogue } = await startFrom();
      const { order } = ranking.get();
      const items = ITEMS.map((item, place) => ({ ...item, priceMinor: 10 ** (place % 7) }));
      catalogue.set({ ...catalogue.get(), items });
      await settlePromises();
      expect(ranking.get().order).toEqual(order);
    });
  });

  it('lets an item sink that was shown in vain on many visits', async () => {
    const { ranking, exposures, platform, catalogue } = setUp();
    for (let visit = 0; visit < 8; visit += 1) {
      exposures.shown('tea-1');
      await platform.clock.advance(3_600_000);
    }
    await ranking.start();
    expect(ranking.get().order.indexOf('tea-1')).toBeGreaterThanOrEqual(3);
    exposures.tapped('tea-1');
    catalogue.set({ ...catalogue.get() });
    await settlePromises();
    expect(ranking.get().order[0]).toBe('tea-1');
  });

  it('explores in one session and not in another, and does not jump within one', async () => {
    const many = Array.from({ length: 30 }, (_, place) => buildItem({ itemId: `tea-${place}` }));
    const scores = new Map(many.map(({ itemId }, place) => [itemId, -place]));
    const answer = (): Scoring => ({
      kind: 'scored',
      scores,
      modelVersion: '1',
      backend: 'cpu',
      elapsedMs: 1,
    });
    const explored: string[] = [];
    for (let session = 0; session < 60; session += 1) {
      const recommender = createScriptedRecommender(answer);
      const { ranking, catalogue } = setUp({ items: many, recommender, seed: `session ${session}` });
      await ranking.start();
      const { order, propensities, exploredItemId } = ranking.get();
      expect(propensities).toHaveLength(many.length);
      catalogue.set({ ...catalogue.get() });
      await settlePromises();
      expect(ranking.get()).toMatchObject({ order, propensities });
      if (exploredItemId !== undefined) explored.push(exploredItemId);
    }
    expect(explored.length).toBeGreaterThan(0);
    expect(explored.length).toBeLessThan(20);
  });

  it('without personalisation is the same whatever anybody did, saw or dismissed, and asks no model', async () => {
    const kinds = ['viewed', 'cart-added', 'ordered'] as const;
    const doings = fc.array(
      fc.tuple(fc.constantFrom(...ITEMS), fc.constantFrom(...kinds, 'dismissed' as const, 'shown' as const)),
    );
    const person = fc.record({ doings, seed: fc.string(), nowMs: fc.nat(2_000_000_000) });
    const merchandising = merchandisingOf(
      ITEMS.map(({ itemId }) => itemId),
      ['tea', 'cup', 'pot'],
      ['x'],
    );
    async function orderFor(
      of: { doings: [{ itemId: string }, string][]; seed: string },
      rules: Shop['merchandising'],
    ) {
      const { ranking, history, exposures, recommender, personalisation } = setUp({
        seed: of.seed,
        merchandising: rules,
      });
      await ranking.start();
      for (const [{ itemId }, doing] of of.doings) {
        if (doing === 'dismissed') history.dismiss(itemId);
        else if (doing === 'shown') exposures.shown(itemId);
        else history.record(itemId, doing as (typeof kinds)[number]);
      }
      // Also after the model has ranked for this shopper.
      await settlePromises();
      const asked = recommender.asked.length;
      personalisation.set(false);
      await settlePromises();
      expect(ranking.get().isPersonal).toBe(false);
      history.record('pot-2', 'viewed');
      await settlePromises();
      expect(recommender.asked).toHaveLength(asked);
      return ranking.get();
    }
    await fc.assert(
      fc.asyncProperty(person, person, merchandising, async (one, other, rules) => {
        expect(await orderFor(one, rules)).toEqual(await orderFor(other, rules));
      }),
      { numRuns: 60 },
    );
  });
});
