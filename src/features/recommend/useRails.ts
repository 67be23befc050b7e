import { useEffect, useMemo, useState } from 'react';
import { type RailsView } from './rails';
import { useRecommend } from './recommendService';

/**
 * The rails beside these items. Undefined while a model that is ready has not answered yet.
 * @param itemIds the cart's items, or the one whose page it is
 */
export function useRails(itemIds: readonly string[]): RailsView | undefined {
  const { rails } = useRecommend();
  const key = itemIds.join('\n');
  const anchors = useMemo(() => (key === '' ? [] : key.split('\n')), [key]);
  const [view, setView] = useState(() => (rails.isModelReady() ? undefined : rails.fromCatalogue(anchors)));

  useEffect(() => {
    let isWanted = true;
    async function refresh() {
      const next = await rails.find(anchors);
      if (isWanted) setView((shown) => (shown && isSame(shown, next) ? shown : next));
    }
    void refresh();
    const stop = rails.subscribe(() => void refresh());
    return () => {
      isWanted = false;
      stop();
    };
  }, [rails, anchors]);
  return view;
}

/** Rails are looked for anew with every tap; the same ones are not drawn again. */
function isSame(one: RailsView, other: RailsView): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
