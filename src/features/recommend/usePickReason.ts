import { useEffect, useState } from 'react';
import { useRanking, useRecommend } from './recommendService';

export interface PickReason {
  /** Undefined while it is being found out, and when there is nothing to say. */
  sentence: string | undefined;
  isAsking: boolean;
}

/** Why an item stands in the list; asks only while there is an item, and again when the list is another one. */
export function usePickReason(itemId: string | undefined): PickReason {
  const { reasons } = useRecommend();
  const ranking = useRanking();
  const [answer, setAnswer] = useState<{ itemId: string; sentence: string | undefined }>();

  useEffect(() => () => setAnswer(undefined), [itemId]);
  useEffect(() => {
    if (itemId === undefined) return undefined;
    let isWanted = true;
    void reasons.sentenceFor(itemId).then((sentence) => {
      if (isWanted) setAnswer({ itemId, sentence });
    });
    return () => {
      isWanted = false;
    };
  }, [reasons, ranking, itemId]);

  const isAnswered = answer !== undefined && answer.itemId === itemId;
  return {
    sentence: isAnswered ? answer.sentence : undefined,
    isAsking: itemId !== undefined && !isAnswered,
  };
}
