import { type ObserveTiles } from './observeTiles';

export type { ObserveTiles };

const ID_PREFIX = 'tile-';

/** The browser's own observer: the results of Taro's do not tell which element was meant. */
export const observeTiles: ObserveTiles = (onRatio) => {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) {
        onRatio(target.id.slice(ID_PREFIX.length), intersectionRatio);
      }
    },
    { threshold: [0, 0.5] },
  );
  for (const tile of document.querySelectorAll(`.item-tile[id^="${ID_PREFIX}"]`)) observer.observe(tile);
  return () => observer.disconnect();
};
