import { Text, Textarea, View } from '@tarojs/components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { fieldAria } from '../../components/aria';
import { Button } from '../../components/Button';
import { Notice } from '../../components/Notice';
import { Pressable } from '../../components/Pressable';
import { type Review } from '../../contracts';
import { failureCopy } from '../../shopClient/failureCopy';
import { type ShopFailure } from '../../shopClient/shopClient';
import { PhotoField } from './PhotoField';
import './ReviewForm.css';
import { useReviewStore } from './reviewsService';

const MAX_TEXT_LENGTH = 1000;
const RATING_NAMES = ['很差', '较差', '一般', '满意', '很满意'];

export interface ReviewFormProps {
  itemId: string;
  title: string;
  /** The received order that the item came with. */
  orderId?: string | undefined;
  onDone: (review: Review) => void;
  /** Stands below the text while it is written. */
  hintOf?: (text: string) => ReactNode;
}

export function ReviewForm({ itemId, title, orderId, onDone, hintOf }: ReviewFormProps) {
  const store = useReviewStore();
  const [rating, setRating] = useState(5);
  const [text, setText] = useState('');
  const [photos] = useState(() => store.draftPhotos());
  useEffect(() => () => photos.discard(), [photos]);
  const [isBusy, setBusy] = useState(false);
  // Holds at once, and on while the page goes away: a second tap comes before the button is seen to be off.
  const isSending = useRef(false);
  const [problem, setProblem] = useState<string>();

  async function submit() {
    if (text.trim() === '') return setProblem('请写几个字再提交');
    if (isSending.current) return;
    isSending.current = true;
    setBusy(true);
    const uploaded = await photos.finish();
    if (!uploaded.ok) return giveUp(`照片没有传上去：${failureCopy(uploaded.failure.code)}`);
    const outcome = await store.write({
      itemId,
      rating,
      text: text.trim(),
      ...(uploaded.fileIds.length > 0 && { photos: uploaded.fileIds }),
      ...(orderId && { orderId }),
    });
    if (outcome.ok) return onDone(outcome.value);
    giveUp(problemOf(outcome.failure));
  }

  function giveUp(why: string) {
    isSending.current = false;
    setBusy(false);
    setProblem(why);
  }

  return (
    <View className="card">
      <Text className="card-title">{title}</Text>
      <View className="rating">
        {RATING_NAMES.map((name, index) => (
          <Pressable
            key={name}
            id={`rating-${index + 1}`}
            className="rating-star"
            role="radio"
            label={`${index + 1} 星，${name}`}
            checked={rating === index + 1}
            onPress={() => setRating(index + 1)}
          >
            <Text>{index < rating ? '★' : '☆'}</Text>
          </Pressable>
        ))}
        <Text className="rating-name">{RATING_NAMES[rating - 1]}</Text>
      </View>
      <Textarea
        id="review-text"
        className="review-input"
        value={text}
        placeholder="说说你的使用感受，帮助其他人选择"
        placeholderClass="form-placeholder"
        maxlength={MAX_TEXT_LENGTH}
        {...fieldAria({ label: '评价内容' })}
        onInput={({ detail }) => setText(String(detail.value))}
      />
      {hintOf?.(text)}
      <PhotoField draft={photos} disabled={isBusy} />
      {problem !== undefined && (
        <View className="review-problem">
          <Notice tone="warning">{problem}</Notice>
        </View>
      )}
      <Button
        id="submit-review"
        text={isBusy ? '正在提交…' : '提交评价'}
        disabled={isBusy}
        onPress={() => void submit()}
      />
    </View>
  );
}

/** A photo that the cloud does not take is named: it can be taken out. */
function problemOf({ code, issues }: ShopFailure): string {
  const place = /^photos\.(\d+)/.exec(issues?.[0] ?? '')?.[1];
  if (code !== 'bad-request' || place === undefined) return failureCopy(code);
  return `第 ${Number(place) + 1} 张照片不能使用，请移除后重新选择`;
}
