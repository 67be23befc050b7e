import { View } from '@tarojs/components';

export default function WriteReviewPage() {
  return <View id="write-review-page">写评价</View>;
}
