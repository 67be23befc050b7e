import { type CallFate } from '../../platform/memory/memoryCloud';
import { buildItem } from '../../testing/buildItem';
import { createTestShop } from '../../testing/createTestShop';
import { createReviewStore } from './reviewStore';

const INPUT = { itemId: 'tea', rating: 4, text: '很香' };

function setUp(fates: CallFate[] = []) {
  const { state, platform, shop } = createTestShop([buildItem({ itemId: 'tea' })], {
    chooseFate: () => fates.shift() ?? 'answered',
  });
  const { cloud, identifiers, photoPicker } = platform;
  const written: string[] = [];
  const withdrawn: string[] = [];
  const store = createReviewStore({
    shop,
    cloud,
    photoPicker,
    identifiers,
    onWritten: ({ reviewId }) => written.push(reviewId),
    onWithdrawn: (itemId) => withdrawn.push(itemId),
  });
  return { state, store, written, withdrawn };
}

describe('reviews', () => {
  it('are shown as soon as they are written', async () => {
    const { store } = setUp();
    await store.refresh('tea');
    await store.write(INPUT);
    expect(store.of('tea').get().reviews).toMatchObject([{ rating: 4, text: '很香' }]);
  });

  it('stay one when a reply is lost and the shopper tries again', async () => {
    const { state, store, written } = setUp(['reply-lost']);
    expect(await store.write(INPUT)).toMatchObject({ ok: false, failure: { code: 'unreachable' } });
    expect(await store.write(INPUT)).toMatchObject({ ok: true });
    expect(state.reviews.size).toBe(1);
    expect(written).toHaveLength(1);
  });

  it('that are taken back are gone at once, and do not come back by a page that was asked for before', async () => {
    const { state, store, withdrawn } = setUp();
    await store.write(INPUT);
    const [review] = store.of('tea').get().reviews;
    const earlier = [...state.reviews.values()];
    expect(await store.withdraw(review!)).toMatchObject({ ok: true });
    expect(store.of('tea').get().reviews).toEqual([]);
    expect(withdrawn).toEqual(['tea']);
    expect(await store.withdraw(review!)).toMatchObject({ ok: true });
    earlier.forEach((late) => state.reviews.set(late.reviewId, late));
    await store.refresh('tea');
    expect(store.of('tea').get().reviews).toEqual([]);
  });

  it('that cannot be taken back stay', async () => {
    const { store, withdrawn } = setUp(['answered', 'answered', 'request-lost']);
    await store.write(INPUT);
    const [review] = store.of('tea').get().reviews;
    expect(await store.withdraw(review!)).toMatchObject({ ok: false, failure: { code: 'unreachable' } });
    expect(store.of('tea').get().reviews).toHaveLength(1);
    expect(withdrawn).toEqual([]);
  });

  it('stay on the page when they cannot be read anew', async () => {
    const { store } = setUp(['answered', 'answered', 'request-lost']);
    await store.write(INPUT);
    await store.refresh('tea');
    expect(store.of('tea').get()).toMatchObject({ status: 'ready', failure: { code: 'unreachable' } });
    expect(store.of('tea').get().reviews).toHaveLength(1);
  });
});
