import * as v from 'valibot';
import { parseWith, type Parsed } from './parsed';
import { MAX_REVIEW_PHOTOS, PhotoPath } from './reviewPhoto';
import { Count, Id, TimestampMs } from './scalars';

export const Rating = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));

export const Review = v.object({
  reviewId: Id,
  itemId: Id,
  rating: Rating,
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  /** In the writer's order; absent without any. */
  photos: v.optional(v.pipe(v.array(PhotoPath), v.maxLength(MAX_REVIEW_PHOTOS))),
  /** How many photos the check refused. Only its writer is told. */
  refusedPhotos: v.optional(Count),
  /** A display name, never an openid. */
  author: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  writtenAtMs: TimestampMs,
  /** True for reviews generated with the demo shop; they are labelled wherever they show. */
  simulated: v.boolean(),
  /** The check of its text refused it or could not be made: only its writer gets it, and it counts for no rating. */
  isHeldBack: v.optional(v.boolean()),
  /** Whoever asks wrote it. Never stored: the cloud says it to the writer alone. */
  isOwn: v.optional(v.boolean()),
});
export type Review = v.InferOutput<typeof Review>;

export function parseReview(input: unknown): Parsed<Review> {
  return parseWith(Review, input, 'review');
}
