import { View } from '@tarojs/components';
import { Picture } from '../../components/Picture';
import { Pressable } from '../../components/Pressable';
import './ReviewPhotos.css';

export interface ReviewPhotosProps {
  urls: readonly string[];
  /** Shows them on the whole screen, beginning with this one. */
  onPreview: (index: number) => void;
}

/** The photos under a review, small; a tap shows them large. */
export function ReviewPhotos({ urls, onPreview }: ReviewPhotosProps) {
  return (
    <View className="review-photos">
      {urls.map((url, index) => (
        <Pressable
          key={url}
          className="review-photo"
          label={`评价图片 ${index + 1}/${urls.length}，点按看大图`}
          onPress={() => onPreview(index)}
        >
          <Picture url={url} />
        </Pressable>
      ))}
    </View>
  );
}
