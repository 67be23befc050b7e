import * as v from 'valibot';
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

/**
 * Removes a review of the caller's and takes its stars out of the item's rating, both or neither. Its photos go first: while they
 * are there, so is the review that names them.
 */
export async function withdrawReview(
  reviewId: string,
  caller: string,
  { database, files }: { database: Database; files: CloudFiles },
): Promise<void> {
  const { data } = await database.collection('reviews').doc(reviewId).get();
  const found = v.safeParse(Stored, data);
  if (!found.success || found.output.openid !== caller) return;
  await files.remove(found.output.photos);
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
}

/** The mean of the other reviews; 0 of none. */
function without(stars: number, { rating, reviewCount }: v.InferOutput<typeof Rated>) {
  const left = Math.max(0, reviewCount - 1);
  const mean = left === 0 ? 0 : (rating * reviewCount - stars) / left;
  return { rating: Math.min(5, Math.max(0, mean)), reviewCount: left };
}
