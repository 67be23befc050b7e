import { useEffect } from 'react';
import { type Surface } from '../../contracts';
import { useBehaviour } from './behaviourService';

/**
 * Reports a look at an item when it ends: when the page goes, is covered, or the app goes to the background.
 * @param itemId `undefined` while it is not known: nothing is measured
 * @param isVisible false while another page covers this one
 */
export function useDwell(itemId: string | undefined, surface: Surface, isVisible: boolean) {
  const behaviour = useBehaviour();
  useEffect(() => {
    if (itemId === undefined || !isVisible) return undefined;
    const { clock, lifecycle } = behaviour;
    let startedMs: number | undefined = clock.monotonicMs();
    const begin = () => {
      startedMs ??= clock.monotonicMs();
    };
    const end = () => {
      if (startedMs === undefined) return;
      behaviour.itemLeft(itemId, surface, Math.round(clock.monotonicMs() - startedMs));
      startedMs = undefined;
    };
    const unsubscribe = [lifecycle.onShow(begin), lifecycle.onHide(end)];
    return () => {
      end();
      unsubscribe.forEach((stop) => stop());
    };
  }, [behaviour, itemId, surface, isVisible]);
}
