import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { type Aspect } from '../../contracts';
import { ASPECT_NAMES, WELCOME_ASPECTS } from './aspectNames';
import './ReviewHint.css';
import { useSentiment } from './sentimentService';

/** After the last keystroke. */
const PAUSE_MS = 500;
const SHORTEST_TEXT = 6;
const MOST_NAMED = 3;

/**
 * Says of a review that is being written what others would like to know besides. It asks for no other opinion, changes no
 * rating, and can be sent away; without a model it is not there.
 */
export function ReviewHint({ text }: { text: string }) {
  const { reader } = useSentiment();
  const [missing, setMissing] = useState<{ text: string; aspects: readonly Aspect[] }>();
  const [isDismissed, setDismissed] = useState(false);
  const written = text.trim();

  useEffect(() => {
    if (isDismissed || written.length < SHORTEST_TEXT) return undefined;
    let isWanted = true;
    const timer = setTimeout(() => {
      void reader.readTexts([written]).then((reading) => {
        const read = reading?.texts[0];
        if (!isWanted || !read || read.aspects.length === 0) return;
        setMissing({
          text: written,
          aspects: WELCOME_ASPECTS.filter((aspect) => !read.aspects.includes(aspect)).slice(0, MOST_NAMED),
        });
      });
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [reader, written, isDismissed]);

  if (isDismissed || missing?.text !== written || missing.aspects.length === 0) return null;
  const names = missing.aspects.map((aspect) => ASPECT_NAMES[aspect]).join('、');
  return (
    <View id="review-hint" className="review-hint">
      <Text className="review-hint-text">{`愿意的话，还可以说说${names}。不写也没关系，好评差评都欢迎。`}</Text>
      <Button id="dismiss-hint" kind="plain" text="不再提示" onPress={() => setDismissed(true)} />
    </View>
  );
}
