import { useEffect, useMemo } from 'react';
import { useRecommend } from './recommendService';
import { type ExposedList } from './tileExposure';

/**
 * Reports which items of a list were really seen.
 * @param shownCount tiles on the page: more of them are watched without counting the first ones again
 * @param isVisible false while another page covers this one
 */
export function useExposure(
  { surface, order, modelVersion, policy, propensities }: ExposedList,
  shownCount: number,
  isVisible: boolean,
) {
  const { exposure } = useRecommend();
  const list = useMemo(
    () => exposure.open({ surface, order, modelVersion, policy, propensities }),
    [exposure, surface, order, modelVersion, policy, propensities],
  );
  useEffect(() => () => list.close(), [list]);
  useEffect(() => (isVisible ? list.observe() : undefined), [list, shownCount, isVisible]);
}
