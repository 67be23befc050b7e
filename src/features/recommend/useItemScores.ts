import { useEffect, useState } from 'react';
import { useRanking, useRecommend } from './recommendService';

/** The scores of all items, read when the page opens and again when the ranking changes. */
export function useItemScores(): ReadonlyMap<string, number> | undefined {
  const { scores } = useRecommend();
  const ranking = useRanking();
  const [known, setKnown] = useState<ReadonlyMap<string, number>>();
  useEffect(() => {
    let isWanted = true;
    void scores.read().then((read) => {
      if (isWanted) setKnown(read);
    });
    return () => {
      isWanted = false;
    };
  }, [scores, ranking]);
  return known;
}
