import { useReviewStore } from '../../features/reviews/reviewsService';
import { OpinionSummaryView } from '../../features/sentiment/OpinionSummaryView';
import { useStore } from '../../state/useStore';
import { openAboutText } from '../routes';

/** What the reviews on this page say together. */
export function ProductOpinions({ itemId }: { itemId: string }) {
  const { reviews } = useStore(useReviewStore().of(itemId));
  return <OpinionSummaryView itemId={itemId} reviews={reviews} onAbout={openAboutText} />;
}
