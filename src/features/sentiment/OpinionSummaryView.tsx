import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { aria } from '../../components/aria';
import { Button } from '../../components/Button';
import { type Review } from '../../contracts';
import { type AspectOpinion } from '../../domain/reviews/summariseOpinions';
import { ASPECT_NAMES } from './aspectNames';
import { type OpinionSummary } from './opinionStore';
import './OpinionSummaryView.css';
import { useSentiment } from './sentimentService';

export interface OpinionSummaryViewProps {
  itemId: string;
  /** Those that are known on this phone. */
  reviews: readonly Pick<Review, 'reviewId' | 'text'>[];
  /** Leads to how this came about. */
  onAbout: () => void;
}

/** What reviews say by aspect, read on the phone. Nothing stands there without a model or with too few sentences. */
export function OpinionSummaryView({ itemId, reviews, onAbout }: OpinionSummaryViewProps) {
  const { opinions: store } = useSentiment();
  const [shown, setShown] = useState<{ itemId: string; summary: OpinionSummary }>();
  useEffect(() => {
    let isWanted = true;
    void store.summarise(itemId, reviews).then((summary) => {
      // Without a summary too: a review that was quoted may have been taken back.
      if (isWanted) setShown(summary && { itemId, summary });
    });
    return () => {
      isWanted = false;
    };
  }, [store, itemId, reviews]);

  if (shown?.itemId !== itemId || shown.summary.opinions.length === 0) return null;
  const { opinions, reviews: count } = shown.summary;
  return (
    <View id="opinion-summary" className="card">
      <Text className="card-title">大家怎么说</Text>
      {opinions.map((opinion) => (
        <OpinionRow key={opinion.aspect} {...opinion} />
      ))}
      <Text className="opinion-note">{`由手机读了 ${count} 条评价得出，可能有误`}</Text>
      <Button id="about-opinions" kind="plain" text="这是怎么来的？" onPress={onAbout} />
    </View>
  );
}

function OpinionRow({ aspect, positive, negative, reviews, quote }: AspectOpinion) {
  const total = positive + negative;
  const share = Math.round((100 * positive) / total);
  const words = `${share}% 说好，${reviews} 条评价里的 ${total} 句`;
  const label = `${ASPECT_NAMES[aspect]}：${words}。例如：${quote}`;
  return (
    <View className="opinion" {...aria({ role: 'img', label })}>
      <View className="opinion-head">
        <Text className="opinion-name">{ASPECT_NAMES[aspect]}</Text>
        <Text className="opinion-share">{words}</Text>
      </View>
      <View className="opinion-bar">
        <View className="opinion-positive" style={{ width: `${share}%` }} />
      </View>
      <Text className="opinion-quote">{`“${quote}”`}</Text>
    </View>
  );
}
