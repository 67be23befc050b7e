import { settlePromises } from '../platform/memory/manualClock';
import { buildItem } from '../testing/buildItem';
import { type Recommender } from './recommender';
import { openRecommender } from './testing/openRecommender';
import { createSampleArtifact } from './testing/sampleArtifact';
import { createTestShop } from './testing/shop';
import { stepsOf } from '../testing/stepsOf';

const CATEGORIES = [{ categoryId: 'tea', title: '茶叶', picture: 'tea.webp' }];
const attributes = ['category=茶叶', 'brand=山行'];
const artifact = createSampleArtifact({ version: 'first', attributes });
const catalogueOf = (...itemIds: string[]) => ({
  items: [artifact.items[0]!, ...itemIds].map((itemId) => buildItem({ itemId, categoryId: 'tea' })),
  categories: CATEGORIES,
});

async function openWithModel() {
  const shop = createTestShop();
  shop.publish(artifact);
  const opened = openRecommender(shop);
  await opened.recommender.checkForUpdate();
  return { ...opened, shop };
}

async function scoredItems(recommender: Recommender): Promise<string[]> {
  const scoring = await recommender.score([]);
  if (scoring.kind !== 'scored') throw new Error(scoring.reason);
  return [...scoring.scores.keys()];
}

describe('a recommender that is told the catalogue', () => {
  it('scores new items from the next score on, and names the same version', async () => {
    const { recommender } = await openWithModel();
    expect(await scoredItems(recommender)).toEqual(artifact.items);
    void recommender.setCatalogue(catalogueOf('new-1', 'new-2'));
    expect(await scoredItems(recommender)).toEqual([...artifact.items, 'new-1', 'new-2']);
    expect(recommender.status()).toMatchObject({ state: 'ready', modelVersion: 'first' });
  });

  it('uploads the model anew only when what is new changes', async () => {
    const { recommender, engine } = await openWithModel();
    await recommender.setCatalogue(catalogueOf('new-1', 'new-2'));
    expect(engine.loads).toBe(2);
    await recommender.setCatalogue(catalogueOf('new-2', 'new-1'));
    expect(engine.loads).toBe(2);
    await recommender.setCatalogue(catalogueOf('new-1'));
    expect(engine.loads).toBe(3);
    const renamed = catalogueOf();
    renamed.items.push(buildItem({ itemId: 'new-1', categoryId: 'tea', brand: '山行' }));
    await recommender.setCatalogue(renamed);
    expect(engine.loads).toBe(4);
  });

  it('remembers the catalogue for a model that arrives later', async () => {
    const shop = createTestShop();
    const { recommender, engine } = openRecommender(shop);
    await recommender.setCatalogue(catalogueOf('new-1'));
    shop.publish(artifact);
    await recommender.checkForUpdate();
    expect(await scoredItems(recommender)).toEqual([...artifact.items, 'new-1']);
    expect(engine.loads).toBe(1);
  });

  it('scores what the next version has learned by that version alone', async () => {
    const { recommender, shop } = await openWithModel();
    await recommender.setCatalogue(catalogueOf('商品-12'));
    shop.publish(createSampleArtifact({ version: 'second', itemCount: 13, attributes }));
    await recommender.checkForUpdate();
    expect(await scoredItems(recommender)).toHaveLength(13);
  });

  it('installs a version without new items where the phone cannot take them in', async () => {
    const shop = createTestShop();
    shop.publish(artifact);
    const { recommender, engine } = openRecommender(shop);
    engine.accepts = ({ items }) => items.length === artifact.items.length;
    await recommender.setCatalogue(catalogueOf('new-1'));
    expect(await recommender.checkForUpdate()).toMatchObject({ kind: 'installed' });
    expect(await scoredItems(recommender)).toEqual(artifact.items);
    const { loads } = engine;
    await recommender.setCatalogue(catalogueOf('new-1'));
    expect(engine.loads).toBe(loads);
  });

  it('falls back, and loads the model again, when the engine fails at the upload', async () => {
    const { recommender, engine } = await openWithModel();
    engine.accepts = () => {
      throw new Error('the context was lost');
    };
    await recommender.setCatalogue(catalogueOf('new-1'));
    expect(recommender.status()).toMatchObject({ state: 'fallback', reason: 'engine-failed' });
    engine.accepts = () => true;
    expect(await scoredItems(recommender)).toEqual([...artifact.items, 'new-1']);
    await settlePromises();
  });

  it('takes a new item for a part of the history', async () => {
    const { recommender, engine } = await openWithModel();
    await recommender.setCatalogue(catalogueOf('new-1'));
    await recommender.score(stepsOf([artifact.items[3]!, 'new-1', 'unheard']));
    expect(engine.lastHistory.items).toEqual([3, artifact.items.length]);
  });
});
