import fc from 'fast-check';
import { buildProduct, createMemoryShopRepository } from '../testing/memoryShopRepository';
import { type Call } from '../runtime/entry';
import { createReviewIntake } from '../testing/reviewIntake';
import { type ShopRepository } from './shopRepository';
import { type TextModerator } from './textModerator';
import { writeReview as write, type WriteReview } from './writeReview';

/** Refuses what says so. */
const moderator: TextModerator = {
  judge: async (text) => (text.includes('赌博') ? 'hold-back' : 'publish'),
};
const writeReview = (request: WriteReview, by: Call, repository: ShopRepository) =>
  write(request, by, repository, createReviewIntake({ moderator }));
const call = { openid: 'oWriter', nowMs: 1000 };
const reviewOf = (reviewId: string, rating: number, itemId = 'tea'): WriteReview => ({
  action: 'write-review',
  reviewId,
  itemId,
  rating,
  text: '好茶',
});

describe('writing a review', () => {
  it('moves the rating by exactly this review', async () => {
    const { shop, repository } = createMemoryShopRepository([
      buildProduct({ itemId: 'tea', rating: 4.5, reviewCount: 2 }),
    ]);
    const reply = await writeReview(reviewOf('r1', 3), call, repository);
    expect(reply).toMatchObject({
      ok: true,
      value: { reviewId: 'r1', rating: 3, simulated: false, writtenAtMs: 1000 },
    });
    expect(shop.products.get('tea')).toMatchObject({ reviewCount: 3, rating: 4 }); // (4.5 · 2 + 3) / 3
  });

  it('is one review for one id', async () => {
    const { shop, repository } = createMemoryShopRepository([buildProduct({ itemId: 'tea' })]);
    const first = await writeReview(reviewOf('r1', 5), call, repository);
    expect(await writeReview(reviewOf('r1', 1), { ...call, nowMs: 2000 }, repository)).toEqual(first);
    expect(shop.products.get('tea')).toMatchObject({ reviewCount: 1, rating: 5 });
  });

  it('names the writer by a display name that is not the openid', async () => {
    const { repository } = createMemoryShopRepository([buildProduct({ itemId: 'tea' })]);
    const replies = [];
    for (const [id, openid] of [
      ['r1', 'oA'],
      ['r2', 'oA'],
      ['r3', 'oB'],
    ] as const) {
      replies.push(await writeReview(reviewOf(id, 5), { ...call, openid }, repository));
    }
    const authors = replies.map((reply) => (reply.ok ? reply.value.author : ''));
    expect(authors[0]).toMatch(/^顾客[0-9A-F]{4}$/);
    expect(authors[0]).toBe(authors[1]);
    expect(authors[0]).not.toBe(authors[2]);
    expect(JSON.stringify(replies)).not.toMatch(/oA|oB|openid/);
  });

  it("refuses another's review id and an unknown item", async () => {
    const { repository } = createMemoryShopRepository([buildProduct({ itemId: 'tea' })]);
    await writeReview(reviewOf('r1', 5), call, repository);
    expect(await writeReview(reviewOf('r1', 5), { ...call, openid: 'oB' }, repository)).toMatchObject({
      error: { code: 'conflict' },
    });
    expect(await writeReview(reviewOf('r2', 5, 'gone'), call, repository)).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('holds a refused text back: its writer alone gets it, and no rating moves', async () => {
    const { shop, repository } = createMemoryShopRepository([buildProduct({ itemId: 'tea' })]);
    const reply = await writeReview({ ...reviewOf('r1', 1), text: '来赌博吧' }, call, repository);
    expect(reply).toMatchObject({ value: { isHeldBack: true, text: '来赌博吧' } });
    expect(await repository.listReviews('tea', 'oA', { offset: 0, limit: 10 })).toEqual([]);
    expect(shop.products.get('tea')).toMatchObject({ reviewCount: 0, rating: 0 });
  });

  it('closes the received order that it names, and no other', async () => {
    const { shop, repository } = createMemoryShopRepository([buildProduct({ itemId: 'tea' })]);
    const order = (orderId: string, openid: string, status: 'received' | 'paid') =>
      shop.orders.set(orderId, {
        orderId,
        openid,
        lines: [{ itemId: 'tea', title: '茶', picture: 'tea.webp', priceMinor: 1, quantity: 1 }],
        totalMinor: 1,
        address: { recipient: '掌柜', phone: '1', address: '茶街 1 号' },
        status,
        payment: { provider: 'simulated' },
        placedAtMs: 1,
      });
    order('mine', call.openid, 'received');
    order('paid', call.openid, 'paid');
    order('theirs', 'oOther', 'received');
    for (const orderId of ['mine', 'paid', 'theirs'])
      await writeReview({ ...reviewOf(`of-${orderId}`, 5), orderId }, call, repository);
    const statuses = ['mine', 'paid', 'theirs'].map((orderId) => shop.orders.get(orderId)?.status);
    expect(statuses).toEqual(['reviewed', 'paid', 'received']);
  });

  it('keeps the mean of all ratings', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 30 }),
        async (ratings) => {
          const { shop, repository } = createMemoryShopRepository([buildProduct({ itemId: 'tea' })]);
          for (const [index, rating] of ratings.entries())
            await writeReview(reviewOf(`r${index}`, rating), call, repository);
          const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
          expect(shop.products.get('tea')?.rating).toBeCloseTo(mean, 9);
          expect(shop.products.get('tea')?.rating).toBeLessThanOrEqual(5);
        },
      ),
    );
  });
});
