import { type Review, type ShopRequest } from '../../src/contracts';
import { documentKey } from '../runtime/documentKey';
import { type Call } from '../runtime/entry';
import { fail, succeed, type Reply } from '../runtime/reply';
import { takeStep } from './changeOrder';
import { type ShopRepository } from './shopRepository';
import { type TextModerator } from './textModerator';

export type WriteReview = Extract<ShopRequest, { action: 'write-review' }>;

/**
 * Stores a review and moves the item's rating by it, both or neither. The same review id again is the same review. A text
 * that the check refuses is kept for its writer alone and moves no rating. A review that names a received order of the
 * caller's closes it.
 */
export async function writeReview(
  request: WriteReview,
  call: Call,
  repository: ShopRepository,
  moderator: TextModerator,
): Reply<Review> {
  const { reviewId, itemId, rating, text, orderId } = request;
  // Before the transaction, which another shopper's order of the same item waits for.
  const isHeldBack = (await moderator.judge(text, call.openid)) === 'hold-back';
  return repository.transact(async (transaction) => {
    const written = await transaction.findReview(reviewId);
    if (written) {
      const { openid, ...review } = written;
      return openid === call.openid ? succeed(review) : fail('conflict', 'this review id is taken');
    }
    const product = await transaction.findProduct(itemId);
    if (!product)
      return fail('not-found', 'no such item', { issues: [`itemId: ${itemId} is not in the catalogue`] });
    const author = displayName(call.openid);
    const review: Review = {
      reviewId,
      itemId,
      rating,
      text,
      author,
      writtenAtMs: call.nowMs,
      simulated: false,
      ...(isHeldBack && { isHeldBack }),
    };
    const order = orderId === undefined ? undefined : await transaction.findOrder(orderId);
    if (order?.openid === call.openid && order.lines.some((line) => line.itemId === itemId))
      await takeStep(transaction, order, { step: 'review' });
    await transaction.putReview({ ...review, openid: call.openid });
    if (isHeldBack) return succeed(review);
    const reviewCount = product.reviewCount + 1;
    const mean = (product.rating * product.reviewCount + rating) / reviewCount;
    await transaction.setRating(itemId, { rating: Math.min(5, mean), reviewCount });
    return succeed(review);
  });
}

/** The same for all reviews of one shopper, and no way back to who it is. */
function displayName(openid: string): string {
  return `顾客${documentKey('author', openid).slice(0, 4).toUpperCase()}`;
}
