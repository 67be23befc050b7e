import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { Notice } from '../../components/Notice';
import { SheetPlace } from '../../components/Sheet';
import { LinesSkeleton } from '../../components/Skeleton';
import { type Review } from '../../contracts';
import { failureCopy } from '../../shopClient/failureCopy';
import { useStore } from '../../state/useStore';
import { ReviewEntry } from './ReviewEntry';
import './ReviewListView.css';
import { useReviewStore } from './reviewsService';
import { WithdrawReviewSheet } from './WithdrawReviewSheet';

export interface ReviewListViewProps {
  itemId: string;
  /** Shows only the first ones, with a link to all. */
  limit?: number;
  onAll?: () => void;
  /** Shows photos on the whole screen, beginning with this one. */
  onPreview: (urls: string[], index: number) => void;
  /** Once a review of the shopper's own is gone. */
  onWithdrawn: () => void;
}

export function ReviewListView({
  itemId,
  limit = Infinity,
  onAll,
  onPreview,
  onWithdrawn,
}: ReviewListViewProps) {
  const store = useReviewStore();
  const { status, reviews, nextOffset, failure } = useStore(store.of(itemId));
  const [withdrawing, setWithdrawing] = useState<Review>();
  useEffect(() => void store.refresh(itemId), [store, itemId]);

  if (status === 'loading') return <LinesSkeleton count={2} />;
  if (status === 'failed' && failure) {
    return (
      <View>
        <Notice tone="warning">{`评价没有加载出来：${failureCopy(failure.code)}`}</Notice>
        <Button kind="plain" text="重试" onPress={() => void store.refresh(itemId)} />
      </View>
    );
  }
  const hasMore = nextOffset !== undefined || reviews.length > limit;
  return (
    <View id="review-list">
      {reviews.length === 0 && <Text className="review-none">还没有评价</Text>}
      {reviews.slice(0, limit).map((review) => (
        <ReviewEntry
          key={review.reviewId}
          review={review}
          photoUrl={store.photoUrl}
          onPreview={onPreview}
          onWithdraw={() => setWithdrawing(review)}
        />
      ))}
      {hasMore && (
        <Button
          kind="plain"
          text={onAll ? '查看全部评价' : '加载更多'}
          onPress={onAll ?? (() => void store.loadMore(itemId))}
        />
      )}
      <SheetPlace>
        {withdrawing && (
          <WithdrawReviewSheet
            review={withdrawing}
            onClose={() => setWithdrawing(undefined)}
            onWithdrawn={() => {
              setWithdrawing(undefined);
              onWithdrawn();
            }}
          />
        )}
      </SheetPlace>
    </View>
  );
}
