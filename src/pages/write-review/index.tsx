import { navigateBack, showToast, useRouter } from '@tarojs/taro';
import { PageFrame } from '../../components/PageFrame';
import { ReviewForm } from '../../features/reviews/ReviewForm';
import { ReviewHint } from '../../features/sentiment/ReviewHint';
import { useCatalogue } from '../../features/shop/shopService';
import { parseItemParams } from '../routes';

export default function WriteReviewPage() {
  const { itemId = '', orderId } = parseItemParams(useRouter().params);
  const title = useCatalogue().byId.get(itemId)?.title ?? '商品';
  return (
    <PageFrame id="write-review-page">
      <ReviewForm
        itemId={itemId}
        title={title}
        hintOf={(text) => <ReviewHint text={text} />}
        orderId={orderId}
        onDone={({ refusedPhotos }) => {
          void showToast(refusedPhotos ? refusedToast(refusedPhotos) : { title: '评价已提交' });
          void navigateBack();
        }}
      />
    </PageFrame>
  );
}

/** Long enough to be read. */
const REFUSED_TOAST_MS = 4000;

function refusedToast(count: number) {
  return {
    title: `评价已提交，${count} 张照片未通过审核，没有展示`,
    icon: 'none' as const,
    duration: REFUSED_TOAST_MS,
  };
}
