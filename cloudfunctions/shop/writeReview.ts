import { type Review, type ShopRequest } from '../../src/contracts';
import { type PhotoDesk } from '../photos/photoDesk';
import { type Withdrawal } from '../reviews/withdrawReview';
import { documentKey } from '../runtime/documentKey';
import { type Call } from '../runtime/entry';
import { fail, succeed, type Reply } from '../runtime/reply';
import { takeStep } from './changeOrder';
import { type CheckedPhotos, checkPhotos, findForeignUpload } from './reviewPhotos';
import { type ShopRepository } from './shopRepository';
import { type TextModerator } from './textModerator';

export type WriteReview = Extract<ShopRequest, { action: 'write-review' }>;

/** What looks at a review before anybody else does, and what takes it back. */
export interface ReviewIntake {
  moderator: TextModerator;
  photoDesk: PhotoDesk;
  withdraw: (reviewId: string, openid: string) => Promise<Withdrawal>;
}

const NO_PHOTOS: CheckedPhotos = { uploadIds: [], photos: [], refusedPhotos: 0 };

/**
 * Stores a review and moves the item's rating by it, both or neither. The same review id again is the same review. A text
 * that the check refuses is kept for its writer alone and moves no rating; a photo that is refused is left out, and the writer
 * is told. A review that names a received order of the caller's closes it.
 */
export async function writeReview(
  request: WriteReview,
  call: Call,
  repository: ShopRepository,
  intake: ReviewIntake,
): Reply<Review> {
  const written = await repository.findReview(request.reviewId);
  // Its uploads are gone by now.
  if (written) return answerAgain(written, call);
  // Before the transaction, which another shopper's order of the same item waits for.
  const isHeldBack = (await intake.moderator.judge(request.text, call.openid)) === 'hold-back';
  const { photoDesk } = intake;
  const checked = request.photos?.length
    ? await checkPhotos(request.photos, call, { repository, photoDesk })
    : succeed(NO_PHOTOS);
  if (!checked.ok) return checked;
  const { uploadIds } = checked.value;
  const reply = await store({ request, call, repository, isHeldBack, checked: checked.value });
  if (reply.ok && uploadIds.length > 0) {
    // What is not done here, the timer of `retention` does.
    await photoDesk
      .discard(uploadIds)
      .then(() => repository.removePhotoUploads(uploadIds))
      .catch(() => undefined);
  }
  return reply;
}

interface Intake {
  request: WriteReview;
  call: Call;
  repository: ShopRepository;
  isHeldBack: boolean;
  checked: CheckedPhotos;
}

function store({ request, call, repository, isHeldBack, checked }: Intake): Reply<Review> {
  const { reviewId, itemId, rating, text, orderId } = request;
  const { uploadIds, photos, refusedPhotos } = checked;
  return repository.transact(async (transaction) => {
    const written = await transaction.findReview(reviewId);
    if (written) return answerAgain(written, call);
    const product = await transaction.findProduct(itemId);
    if (!product)
      return fail('not-found', 'no such item', { issues: [`itemId: ${itemId} is not in the catalogue`] });
    // Again: two reviews may have asked for the same upload at once.
    const foreign = await findForeignUpload(uploadIds, call, (id) => transaction.findPhotoUpload(id));
    if (foreign) return foreign;
    const author = displayName(call.openid);
    const review: Review = {
      reviewId,
      itemId,
      rating,
      text,
      ...(photos.length > 0 && { photos }),
      ...(refusedPhotos > 0 && { refusedPhotos }),
      author,
      writtenAtMs: call.nowMs,
      simulated: false,
      ...(isHeldBack && { isHeldBack }),
    };
    const order = orderId === undefined ? undefined : await transaction.findOrder(orderId);
    if (order?.openid === call.openid && order.lines.some((line) => line.itemId === itemId))
      await takeStep(transaction, order, { step: 'review' });
    await transaction.putReview({ ...review, openid: call.openid });
    for (const uploadId of uploadIds) {
      const upload = await transaction.findPhotoUpload(uploadId);
      if (upload) await transaction.putPhotoUpload({ ...upload, reviewId });
    }
    if (isHeldBack) return succeed(review);
    const reviewCount = product.reviewCount + 1;
    const mean = (product.rating * product.reviewCount + rating) / reviewCount;
    await transaction.setRating(itemId, { rating: Math.min(5, mean), reviewCount });
    return succeed(review);
  });
}

function answerAgain({ openid, ...review }: Review & { openid?: string | undefined }, call: Call) {
  return openid === call.openid ? succeed(review) : fail('conflict', 'this review id is taken');
}

/** The same for all reviews of one shopper, and no way back to who it is. */
function displayName(openid: string): string {
  return `顾客${documentKey('author', openid).slice(0, 4).toUpperCase()}`;
}
