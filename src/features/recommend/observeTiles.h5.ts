import { type ObserveTiles } from './observeTiles';

export type { ObserveTiles };

const ID_PREFIX = 'tile-';

/**
 * The browser's own observer: the results of Taro's do not tell which element was meant. Pages below this one stay in the
 * document, and may hold a tile of the same item: what counts is the one that is seen best.
 */
export const observeTiles: ObserveTiles = (onRatio) => {
  const ratios = new Map<Element, number>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) ratios.set(target, intersectionRatio);
      for (const id of new Set(entries.map(({ target }) => target.id))) {
        const ofItem = [...ratios].filter(([target]) => target.id === id).map(([, ratio]) => ratio);
        onRatio(id.slice(ID_PREFIX.length), Math.max(...ofItem));
      }
    },
    { threshold: [0, 0.5] },
  );
  for (const tile of document.querySelectorAll(`.item-tile[id^="${ID_PREFIX}"]`)) observer.observe(tile);
  return () => observer.disconnect();
};
