import { createService } from '../../state/service';
import { type ReviewStore } from './reviewStore';

export const [ReviewsProvider, useReviewStore] = createService<ReviewStore>('ReviewsProvider');
