import { Text, View } from '@tarojs/components';
import { previewImage, showToast, useRouter } from '@tarojs/taro';
import { Button } from '../../components/Button';
import { PageFrame } from '../../components/PageFrame';
import { ReviewListView } from '../../features/reviews/ReviewListView';
import { useCatalogue } from '../../features/shop/shopService';
import { openReviewForm, parseItemParams } from '../routes';

export default function ReviewsPage() {
  const { itemId = '' } = parseItemParams(useRouter().params);
  const item = useCatalogue().byId.get(itemId);
  return (
    <PageFrame id="reviews-page">
      <View className="card">
        <Text className="card-title">{item?.title ?? '商品评价'}</Text>
        {item && item.reviewCount > 0 && <Text>{`综合评分 ${item.rating.toFixed(1)} / 5`}</Text>}
        <ReviewListView
          itemId={itemId}
          onPreview={(urls, index) => void previewImage({ urls, current: urls[index]! })}
          onWithdrawn={() => void showToast({ title: '评价已撤回', icon: 'none' })}
        />
        <Button id="write-review" kind="secondary" text="写评价" onPress={() => openReviewForm(itemId)} />
      </View>
    </PageFrame>
  );
}
