import * as v from 'valibot';
import { discardUploads } from '../photos/discardUploads';
import { type CloudFiles } from '../runtime/cloudFiles';
import { type Database } from '../runtime/database';
import { succeed } from '../runtime/reply';
import { transact } from '../runtime/transact';

const Stored = v.object({
  openid: v.string(),
  itemId: v.string(),
  rating: v.number(),
  isHeldBack: v.optional(v.boolean()),
  photos: v.optional(v.array(v.string()), []),
});
const Rated = v.object({ rating: v.number(), reviewCount: v.number() });

/** `absent`: there is none, or no longer. */
export type Withdrawal = 'withdrawn' | 'absent' | 'not-own';

/**
 * Removes a review of the caller's and takes its stars out of the item's rating, both or neither. Its photos go first, and what
 * was left of their uploads: while they are there, so is the review that names them.
 */
export async function withdrawReview(
  reviewId: string,
  caller: string,
  { database, files }: { database: Database; files: CloudFiles },
): Promise<Withdrawal> {
  const { data } = await database.collection('reviews').doc(reviewId).get();
  if (data == null) return 'absent';
  const found = v.safeParse(Stored, data);
  // One that came with the shop is nobody's.
  if (!found.success || found.output.openid !== caller) return 'not-own';
  await files.remove(found.output.photos);
  await discardUploads({ openid: caller, reviewId }, database, files);
  const reply = await transact(
    () => database.startTransaction(),
    async (transaction) => {
      const document = transaction.collection('reviews').doc(reviewId);
      const review = v.safeParse(Stored, (await document.get()).data);
      if (!review.success || review.output.openid !== caller) return succeed(undefined);
      const product = transaction.collection('products').doc(review.output.itemId);
      const rated = v.safeParse(Rated, (await product.get()).data);
      await document.remove();
      if (rated.success && !review.output.isHeldBack)
        await product.update({ data: without(review.output.rating, rated.output) });
      return succeed(undefined);
    },
  );
  if (!reply.ok) throw new Error('a review is being changed by others');
  return 'withdrawn';
}

/** The mean of the other reviews; 0 of none. */
function without(stars: number, { rating, reviewCount }: v.InferOutput<typeof Rated>) {
  const left = Math.max(0, reviewCount - 1);
  const mean = left === 0 ? 0 : (rating * reviewCount - stars) / left;
  return { rating: Math.min(5, Math.max(0, mean)), reviewCount: left };
}
