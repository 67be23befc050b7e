import { openRecommender } from '../../inference/testing/openRecommender';
import { createSampleArtifact } from '../../inference/testing/sampleArtifact';
import { createTestShop } from '../../inference/testing/shop';
import { appendItems } from '../../models/recommender/appendItems';
import { plainScores } from '../../models/recommender/testing/plainScores';
import { unitRows } from '../../models/recommender/unitRows';
import { buildItem } from '../../testing/buildItem';
import { stepsOf } from '../../testing/stepsOf';

describe('the recommender on its real engine', () => {
  const artifact = createSampleArtifact();

  async function openOnEngine(published = artifact) {
    const shop = createTestShop();
    shop.publish(published);
    const opened = openRecommender(shop, { recommender: { loadEngine: () => import('./engine') } });
    return { ...opened, outcome: await opened.recommender.checkForUpdate() };
  }

  it('installs a signed artifact and gives the scores that training recorded for it', async () => {
    const { recommender, outcome } = await openOnEngine();
    expect(outcome).toMatchObject({ kind: 'installed' });
    for (const { history, scores } of artifact.parity.cases) {
      const scoring = await recommender.score(stepsOf(history));
      if (scoring.kind !== 'scored') throw new Error(scoring.reason);
      scores.forEach((score, index) =>
        expect(scoring.scores.get(artifact.items[index]!)).toBeCloseTo(score, 3),
      );
    }
    await recommender.releaseMemory();
  });

  it('changes its order with the last interaction', async () => {
    const { recommender } = await openOnEngine();
    const best = async (history: string[]) => {
      const scoring = await recommender.score(stepsOf(history));
      if (scoring.kind !== 'scored') throw new Error(scoring.reason);
      return [...scoring.scores].sort((left, right) => right[1] - left[1]).map(([itemId]) => itemId);
    };
    expect(await best(['商品-1', '商品-2'])).not.toEqual(await best(['商品-1', '商品-7']));
    await recommender.releaseMemory();
  });

  it('finds the neighbours of an item by the names of its catalogue, with the network off', async () => {
    const { recommender, platform } = await openOnEngine();
    platform.network.setOnline(false);
    const found = await recommender.neighbours(['商品-3', '无此商品'], 4);
    if (found.kind !== 'found') throw new Error(found.kind);
    expect(found.modelVersion).toBe(artifact.card.version);
    expect(found.similar).toHaveLength(4);
    for (const itemId of [...found.similar, ...found.complements]) {
      expect(artifact.items).toContain(itemId);
      expect(itemId).not.toBe('商品-3');
    }
    expect(await recommender.neighbours(['无此商品'], 4)).toEqual({ kind: 'unknown-item' });
    await recommender.releaseMemory();
  });

  it('loads a model that gave its memory back when neighbours are asked for', async () => {
    const { recommender } = await openOnEngine();
    await recommender.releaseMemory();
    expect(recommender.status().reason).toBe('released');
    expect(await recommender.neighbours(['商品-3'], 4)).toMatchObject({ kind: 'found' });
    await recommender.releaseMemory();
  });

  it('places a new item by its content and leaves the scores of the others as training recorded them', async () => {
    const withContent = createSampleArtifact({ attributes: ['category=茶叶', 'brand=山行'] });
    const { weights, card, items, parity } = withContent;
    const { recommender } = await openOnEngine(withContent);
    await recommender.setCatalogue({
      items: [buildItem({ itemId: 'new', categoryId: 'tea', title: '全新' })],
      categories: [{ categoryId: 'tea', title: '茶叶', picture: 'tea.webp' }],
    });
    const extended = appendItems(
      weights,
      unitRows(weights.content!.subarray(0, weights.dimension), weights.dimension),
    );
    for (const { history, scores } of parity.cases) {
      const scoring = await recommender.score(stepsOf(history));
      if (scoring.kind !== 'scored') throw new Error(scoring.reason);
      scores.forEach((score, index) => expect(scoring.scores.get(items[index]!)).toBeCloseTo(score, 3));
      const indices = history.map((item) => items.indexOf(item));
      const cosine = plainScores(extended, card.config, indices).at(-1)!;
      const prior = card.config.popularityWeight * Math.min(...weights.popularity);
      expect(scoring.scores.get('new')).toBeCloseTo(cosine / card.config.temperature + prior, 3);
    }
    await recommender.releaseMemory();
  });

  it('refuses a genuine artifact whose recorded scores it cannot reproduce', async () => {
    const cases = artifact.parity.cases.map((entry) => ({
      ...entry,
      scores: entry.scores.map((score) => -score),
    }));
    const { recommender, outcome } = await openOnEngine({
      ...artifact,
      parity: { ...artifact.parity, cases },
    });
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'self-test-failed' });
    expect(await recommender.score([])).toMatchObject({ kind: 'unavailable' });
  });
});
