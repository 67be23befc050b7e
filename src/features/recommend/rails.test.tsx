import { type Neighbours } from '../../inference/recommender';
import { buildItem } from '../../testing/buildItem';
import { createShopApp } from '../../testing/renderInShop';
import { type Rail } from './rails';

const items = ['tea-1', 'tea-2', 'tea-3', 'tea-4', 'tea-5', 'tea-6', 'tea-7', 'tea-8'].map((itemId) =>
  buildItem({ itemId }),
);
const cups = ['cup-1', 'cup-2', 'cup-3'].map((itemId) => buildItem({ itemId, categoryId: 'cups' }));

async function setUp(neighbours?: Neighbours) {
  const app = createShopApp({ items: [...items, ...cups] });
  const [tea] = app.state.profile.categories;
  app.state.profile.categories = [
    { ...tea!, companions: ['cups'] },
    { ...tea!, categoryId: 'cups' },
  ];
  if (neighbours) app.recommender.setNeighbours(neighbours);
  await app.services.start();
  return { ...app, rails: app.services.recommend.rails };
}

const found = (similar: string[], complements: string[]): Neighbours => ({
  kind: 'found',
  similar,
  complements,
  modelVersion: 'model-7',
});
const facts = ({ source, modelVersion, policy }: Rail) => ({ source, modelVersion, policy });

describe('the rails of a product page', () => {
  it('show the model’s neighbours and say which model they are of', async () => {
    const { rails } = await setUp(found(['tea-3', 'tea-2', 'tea-4'], ['cup-2', 'cup-1', 'cup-3']));
    const { similar, complements } = await rails.find(['tea-1']);
    expect(similar.order).toEqual(['tea-3', 'tea-2', 'tea-4']);
    expect(complements.order).toEqual(['cup-2', 'cup-1', 'cup-3']);
    expect(facts(similar)).toEqual({ source: 'model', modelVersion: 'model-7', policy: 'similar-1' });
    expect(facts(complements)).toEqual({ source: 'model', modelVersion: 'model-7', policy: 'complement-1' });
  });

  it.each<Neighbours>([{ kind: 'unknown-item' }, { kind: 'unavailable', reason: 'loading' }])(
    'show the catalogue’s order when the model answers with %j',
    async (answer) => {
      const { rails } = await setUp(answer);
      const view = await rails.find(['tea-1']);
      expect(view).toEqual(rails.fromCatalogue(['tea-1']));
      expect(view.complements.order).toEqual(['cup-1', 'cup-2', 'cup-3']);
      expect(facts(view.similar)).toEqual({
        source: 'catalogue',
        modelVersion: 'popularity',
        policy: 'similar-1',
      });
    },
  );

  it('take the catalogue’s complements where the model knows too few, and never show one item twice', async () => {
    const { rails } = await setUp(found(['tea-3', 'tea-2', 'cup-1'], ['tea-5']));
    const { similar, complements } = await rails.find(['tea-1']);
    expect(complements.source).toBe('catalogue');
    expect(similar.source).toBe('model');
    expect(similar.order.filter((itemId) => complements.order.includes(itemId))).toEqual([]);
  });

  it('leave out what the shopper dismissed, but not while personalisation is off', async () => {
    const { rails, services } = await setUp(found(['tea-3', 'tea-2', 'tea-4', 'tea-5'], []));
    const changed = jest.fn();
    rails.subscribe(changed);
    services.behaviour.itemDismissed('tea-2', 'product', 'not-interested');
    expect(changed).toHaveBeenCalled();
    expect((await rails.find(['tea-1'])).similar.order).toEqual(['tea-3', 'tea-4', 'tea-5']);
    await services.consent.set('personalisation', false);
    expect((await rails.find(['tea-1'])).similar.order).toEqual(['tea-3', 'tea-2', 'tea-4', 'tea-5']);
  });

  it('are looked for anew when another model runs, and not after each inference', async () => {
    const { rails, recommender } = await setUp();
    const changed = jest.fn();
    rails.subscribe(changed);
    recommender.setStatus({ state: 'ready', modelVersion: 'model-1', lastInferenceMs: 3 });
    expect(changed).not.toHaveBeenCalled();
    recommender.setStatus({ state: 'ready', modelVersion: 'model-2' });
    expect(changed).toHaveBeenCalledTimes(1);
  });
});
