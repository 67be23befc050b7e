import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Notice } from '../../components/Notice';
import { Sheet } from '../../components/Sheet';
import { type Review } from '../../contracts';
import { failureCopy } from '../../shopClient/failureCopy';
import './ReviewListView.css';
import { useReviewStore } from './reviewsService';

export interface WithdrawReviewSheetProps {
  review: Review;
  onClose: () => void;
  onWithdrawn: () => void;
}

/** Asks before a review is taken back, and says what goes and what stays. */
export function WithdrawReviewSheet({ review, onClose, onWithdrawn }: WithdrawReviewSheetProps) {
  const store = useReviewStore();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function withdraw() {
    setBusy(true);
    const outcome = await store.withdraw(review);
    if (outcome.ok) return onWithdrawn();
    setBusy(false);
    setProblem(`没有撤回：${failureCopy(outcome.failure.code)}`);
  }

  return (
    <Sheet id="withdraw-review-sheet" title="撤回这条评价？" onClose={onClose}>
      <Text className="sheet-text">
        {`${review.photos?.length ? '文字、照片和星级' : '文字和星级'}会从店里删除，不能恢复；商品评分和“大家怎么说”随之更新。`}
      </Text>
      <Text className="sheet-text">
        你同意过收集行为数据的话，“写过评价、给了几星”的记录还在，可以在“隐私”里删除全部数据。
      </Text>
      <View className="review-withdraw">
        {problem !== undefined && <Notice tone="warning">{problem}</Notice>}
        <Button
          id="confirm-withdraw"
          text={isBusy ? '正在撤回…' : '确定撤回'}
          disabled={isBusy}
          onPress={() => void withdraw()}
        />
        <Button kind="secondary" text="再想想" disabled={isBusy} onPress={onClose} />
      </View>
    </Sheet>
  );
}
