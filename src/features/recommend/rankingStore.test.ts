import * as fc from 'fast-check';
import { type Scoring } from '../../inference/recommender';
import { settlePromises } from '../../platform/memory/manualClock';
import { createMemoryPlatform } from '../../platform/memory/memoryPlatform';
import { createValueStore } from '../../state/valueStore';
import { buildItem } from '../../testing/buildItem';
import { createScriptedRecommender } from '../../testing/scriptedRecommender';
import { createInteractionHistory } from './interactionHistory';
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
} = {}) {
  const catalogue = createValueStore({ items: ITEMS });
  const history = createInteractionHistory(platform.keyValueStore, () => platform.clock.nowMs());
  const personalisation = createValueStore(isPersonal);
  const ranking = createRankingStore({
    recommender,
    catalogue,
    history,
    personalisation,
    keyValueStore: platform.keyValueStore,
    nowMs: () => platform.clock.nowMs(),
  });
  return { platform, recommender, catalogue, history, personalisation, ranking };
}

describe('the ranking', () => {
  it('forgets at once what the shopper did, on the screen and on the device', async () => {
    let isReleased = false;
    const recommender = createScriptedRecommender((history) =>
      isReleased ? { kind: 'unavailable', reason: 'released' } : scoreByLastCategory(history),
    );
    const { ranking, history, platform } = setUp({ recommender });
    await ranking.start();
    history.dismiss('tea-1');
    history.record('pot-1', 'viewed');
    await settlePromises();
    isReleased = true;
    ranking.forget();
    expect(ranking.get().order).toEqual(BY_SALES);
    await settlePromises();
    expect(ranking.get().order).toEqual(BY_SALES);
    expect(history.get()).toEqual({ interactions: [], dismissed: [] });
    expect(platform.disk.values.get('recommend/ranking')).toBe('[]');
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
    expect(ranking.get()).toEqual({
      order: BY_SALES,
      source: 'popularity',
      modelVersion: 'popularity',
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
    const { ranking, history } = setUp({ recommender });
    await ranking.start();
    isAvailable = false;
    history.record('cup-1', 'viewed');
    await settlePromises();
    expect(ranking.get().source).toBe('model');
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
    expect(ranking.get()).toMatchObject({ order: BY_SALES, source: 'popularity' });

    const next = setUp({ platform: createMemoryPlatform({ disk: platform.disk }), recommender });
    await next.ranking.start();
    expect(next.ranking.get()).toMatchObject({ order: BY_SALES, source: 'popularity' });
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

  it('without personalisation is the same for every history, and asks no model', async () => {
    const kinds = ['viewed', 'cart-added', 'ordered'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...ITEMS), fc.constantFrom(...kinds), fc.boolean())),
        async (doings) => {
          const { ranking, history, recommender } = setUp({ isPersonal: false });
          for (const [{ itemId }, kind, isDismissed] of doings) {
            history.record(itemId, kind);
            if (isDismissed) history.dismiss(itemId);
          }
          await ranking.start();
          expect(ranking.get().order).toEqual(BY_SALES);
          expect(recommender.asked).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });
});
