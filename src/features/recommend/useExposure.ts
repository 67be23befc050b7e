import { useEffect, useMemo } from 'react';
import { useRecommend } from './recommendService';
import { type ExposedList } from './tileExposure';

/**
 * Reports which items of a list were really seen.
 * @param tilesKey of the tiles on the page: others are watched without counting anew those that are still there
 * @param isVisible false while another page covers this one
 */
export function useExposure(
  { surface, order, modelVersion, policy, propensities }: ExposedList,
  tilesKey: string | number,
  isVisible: boolean,
) {
  const { exposure } = useRecommend();
  const list = useMemo(
    () => exposure.open({ surface, order, modelVersion, policy, propensities }),
    [exposure, surface, order, modelVersion, policy, propensities],
  );
  useEffect(() => () => list.close(), [list]);
  useEffect(() => (isVisible ? list.show() : undefined), [list, isVisible]);
  useEffect(() => (isVisible ? list.observe() : undefined), [list, tilesKey, isVisible]);
}
