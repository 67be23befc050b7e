import { Text, View } from '@tarojs/components';
import { aria } from '../../components/aria';
import { Button } from '../../components/Button';
import { formatDay } from '../../components/formatTime';
import { type Review } from '../../contracts';
import './ReviewListView.css';
import { ReviewPhotos } from './ReviewPhotos';

export interface ReviewEntryProps {
  review: Review;
  photoUrl: (cloudPath: string) => string;
  onPreview: (urls: string[], index: number) => void;
  /** Of the shopper's own alone. */
  onWithdraw: () => void;
}

/** One review; the shopper's own can be taken back. */
export function ReviewEntry({ review, photoUrl, onPreview, onWithdraw }: ReviewEntryProps) {
  const { rating, text, photos = [], author, writtenAtMs, simulated, isOwn } = review;
  const urls = photos.map(photoUrl);
  const day = formatDay(writtenAtMs);
  return (
    <View className="review">
      <View className="review-head">
        <Text className="review-stars" {...aria({ role: 'img', label: `${rating} 星` })}>
          {'★'.repeat(rating) + '☆'.repeat(5 - rating)}
        </Text>
        <Text className="review-author">
          {`${isOwn ? `我（${author}）` : author} · ${day}${simulated ? ' · 模拟评价' : ''}`}
        </Text>
      </View>
      <Text className="review-text">{text}</Text>
      {urls.length > 0 && <ReviewPhotos urls={urls} onPreview={(index) => onPreview(urls, index)} />}
      {isOwn && (
        <View className="review-own">
          <Button kind="plain" text="撤回" label={`撤回我 ${day} 的评价`} onPress={onWithdraw} />
        </View>
      )}
    </View>
  );
}
