import { useCallback, useEffect, useState } from 'react';
import { GROUP_TILES } from './groupWindow';

/** The first paint; the next step follows at once and fills the tallest phone. */
const FIRST_TILES = GROUP_TILES;
/** Tiles added by one pull to the end. */
const PULL_TILES = 24;

export interface ListWindow {
  /** How many entries of the list are on the page. */
  shownCount: number;
  /** The end has come near: show more. */
  showMore: () => void;
}

/** Grows the visible part of a long list in small steps. */
export function useListWindow(length: number): ListWindow {
  const [wanted, setWanted] = useState(FIRST_TILES + GROUP_TILES);
  const [shown, setShown] = useState(FIRST_TILES);
  const target = Math.min(wanted, length);

  useEffect(() => {
    if (shown >= target) return undefined;
    const timer = setTimeout(() => setShown(Math.min(shown + GROUP_TILES, target)), 30);
    return () => clearTimeout(timer);
  }, [shown, target]);

  const showMore = useCallback(() => setWanted((count) => Math.min(count, shown) + PULL_TILES), [shown]);
  return { shownCount: Math.min(shown, length), showMore };
}
