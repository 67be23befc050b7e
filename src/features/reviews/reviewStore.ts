import { type Review } from '../../contracts';
import { type CloudClient, type Identifiers, type PhotoPicker } from '../../platform';
import { type ShopClient, type ShopFailure, type ShopOutcome } from '../../shopClient/shopClient';
import { createValueStore, type ReadableStore } from '../../state/valueStore';
import { createPhotoDraft, type PhotoDraft } from './photoDraft';

const PAGE_REVIEWS = 20;

export interface ReviewListState {
  status: 'loading' | 'ready' | 'failed';
  /** Newest first. */
  reviews: readonly Review[];
  nextOffset: number | undefined;
  failure: ShopFailure | undefined;
}

export interface ReviewInput {
  itemId: string;
  rating: number;
  text: string;
  /** File ids, as `PhotoDraft` gives them. */
  photos?: string[];
  /** The received order that the item came with: it is reviewed then. */
  orderId?: string;
}

export interface ReviewStore {
  of(itemId: string): ReadableStore<ReviewListState>;
  refresh(itemId: string): Promise<void>;
  loadMore(itemId: string): Promise<void>;
  /** For one review that is going to be written. */
  draftPhotos(): PhotoDraft;
  /** What an image element can show. */
  photoUrl(cloudPath: string): string;
  /** The same text and photos for the same item keep its id until the cloud has answered: trying again makes no second review. */
  write(input: ReviewInput): Promise<ShopOutcome<'write-review'>>;
  /** Takes a review of the shopper's own back; it is gone from the list before the list is read anew. */
  withdraw(review: Pick<Review, 'reviewId' | 'itemId'>): Promise<ShopOutcome<'withdraw-review'>>;
}

const LOADING: ReviewListState = {
  status: 'loading',
  reviews: [],
  nextOffset: undefined,
  failure: undefined,
};

export interface ReviewStoreOptions {
  shop: ShopClient;
  cloud: CloudClient;
  photoPicker: PhotoPicker;
  identifiers: Identifiers;
  /** Called once for each review that the cloud has confirmed. */
  onWritten: (review: Review) => void;
  /** Called when a review is gone: the item's rating is another one. */
  onWithdrawn: (itemId: string) => void;
}

export function createReviewStore({
  shop,
  cloud,
  photoPicker,
  identifiers,
  onWritten,
  onWithdrawn,
}: ReviewStoreOptions): ReviewStore {
  const lists = new Map<string, ReturnType<typeof createValueStore<ReviewListState>>>();
  /** A page that was asked for before may still bring them. */
  const withdrawnIds = new Set<string>();
  let pending: { key: string; reviewId: string } | undefined;

  function listOf(itemId: string) {
    let list = lists.get(itemId);
    if (!list) lists.set(itemId, (list = createValueStore(LOADING)));
    return list;
  }

  async function readPage(itemId: string, offset: number, before: readonly Review[]): Promise<void> {
    const list = listOf(itemId);
    const page = await shop.call<'reviews'>({ action: 'reviews', itemId, offset, limit: PAGE_REVIEWS });
    if (page.ok) {
      const { entries, nextOffset } = page.value;
      const reviews = [...before, ...entries].filter(({ reviewId }) => !withdrawnIds.has(reviewId));
      list.set({ status: 'ready', reviews, nextOffset, failure: undefined });
    } else {
      const state = list.get();
      list.set({
        ...state,
        status: state.reviews.length > 0 ? 'ready' : 'failed',
        failure: page.failure,
      });
    }
  }

  return {
    of: listOf,
    refresh(itemId) {
      if (listOf(itemId).get().status === 'failed') listOf(itemId).set(LOADING);
      return readPage(itemId, 0, []);
    },
    async loadMore(itemId) {
      const { nextOffset, reviews } = listOf(itemId).get();
      if (nextOffset !== undefined) await readPage(itemId, nextOffset, reviews);
    },
    draftPhotos: () => createPhotoDraft({ shop, cloud, picker: photoPicker }),
    photoUrl: (cloudPath) => cloud.fileUrl(cloudPath),
    async write(input) {
      const key = JSON.stringify([input.itemId, input.rating, input.text, input.photos]);
      if (pending?.key !== key) pending = { key, reviewId: identifiers.uuid() };
      const { reviewId } = pending;
      const outcome = await shop.call<'write-review'>({ action: 'write-review', reviewId, ...input });
      if (outcome.ok) {
        pending = undefined;
        onWritten(outcome.value);
        await readPage(input.itemId, 0, []);
      }
      return outcome;
    },
    async withdraw({ reviewId, itemId }) {
      const outcome = await shop.call<'withdraw-review'>({ action: 'withdraw-review', reviewId });
      if (!outcome.ok) return outcome;
      withdrawnIds.add(reviewId);
      const state = listOf(itemId).get();
      const reviews = state.reviews.filter((review) => review.reviewId !== reviewId);
      listOf(itemId).set({ ...state, reviews });
      onWithdrawn(itemId);
      await readPage(itemId, 0, []);
      return outcome;
    },
  };
}
