import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { aria } from '../../components/aria';
import { Button } from '../../components/Button';
import { formatDay } from '../../components/formatTime';
import { Notice } from '../../components/Notice';
import { LinesSkeleton } from '../../components/Skeleton';
import { failureCopy } from '../../shopClient/failureCopy';
import { useStore } from '../../state/useStore';
import './ReviewListView.css';
import { ReviewPhotos } from './ReviewPhotos';
import { useReviewStore } from './reviewsService';

export interface ReviewListViewProps {
  itemId: string;
  /** Shows only the first ones, with a link to all. */
  limit?: number;
  onAll?: () => void;
  /** Shows photos on the whole screen, beginning with this one. */
  onPreview: (urls: string[], index: number) => void;
}

export function ReviewListView({ itemId, limit = Infinity, onAll, onPreview }: ReviewListViewProps) {
  const store = useReviewStore();
  const { status, reviews, nextOffset, failure } = useStore(store.of(itemId));
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
      {reviews
        .slice(0, limit)
        .map(({ reviewId, rating, text, photos = [], author, writtenAtMs, simulated }) => (
          <View className="review" key={reviewId}>
            <View className="review-head">
              <Text className="review-stars" {...aria({ role: 'img', label: `${rating} 星` })}>
                {'★'.repeat(rating) + '☆'.repeat(5 - rating)}
              </Text>
              <Text className="review-author">
                {`${author} · ${formatDay(writtenAtMs)}${simulated ? ' · 模拟评价' : ''}`}
              </Text>
            </View>
            <Text className="review-text">{text}</Text>
            {photos.length > 0 && (
              <ReviewPhotos
                urls={photos.map(store.photoUrl)}
                onPreview={(index) => onPreview(photos.map(store.photoUrl), index)}
              />
            )}
          </View>
        ))}
      {hasMore && (
        <Button
          kind="plain"
          text={onAll ? '查看全部评价' : '加载更多'}
          onPress={onAll ?? (() => void store.loadMore(itemId))}
        />
      )}
    </View>
  );
}
