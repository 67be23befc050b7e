import { useEffect, useState } from 'react';
import { useRecommend } from './recommendService';

export interface PickReason {
  /** Undefined while it is being found out, and when there is nothing to say. */
  sentence: string | undefined;
  isAsking: boolean;
}

/** Why an item stands in the list; asks only while there is an item. */
export function usePickReason(itemId: string | undefined): PickReason {
  const { reasons } = useRecommend();
  const [answer, setAnswer] = useState<{ itemId: string; sentence: string | undefined }>();

  useEffect(() => {
    if (itemId === undefined) return undefined;
    let isWanted = true;
    void reasons.sentenceFor(itemId).then((sentence) => {
      if (isWanted) setAnswer({ itemId, sentence });
    });
    return () => {
      isWanted = false;
      setAnswer(undefined);
    };
  }, [reasons, itemId]);

  const isAnswered = answer !== undefined && answer.itemId === itemId;
  return {
    sentence: isAnswered ? answer.sentence : undefined,
    isAsking: itemId !== undefined && !isAnswered,
  };
}
