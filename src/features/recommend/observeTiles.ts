import Taro from '@tarojs/taro';

/** Reports the visible share of each item tile on the current page, now and at each crossing of half. */
export type ObserveTiles = (onRatio: (itemId: string, ratio: number) => void) => () => void;

const ID_PREFIX = 'tile-';

/** Tiles lie inside of custom wrappers, which are components of their own: `>>>` reaches into them. */
export const observeTiles: ObserveTiles = (onRatio) => {
  const page = Taro.getCurrentInstance().page;
  if (!page) return () => undefined;
  const observer = Taro.createIntersectionObserver(page, { thresholds: [0, 0.5], observeAll: true });
  observer.relativeToViewport().observe('.exposed-list >>> .item-tile', (result) => {
    // WeChat tells the element's id (base library 2.0.0); Taro's types do not.
    const { id = '', intersectionRatio = 0 } = result as typeof result & { id?: string };
    if (id.startsWith(ID_PREFIX)) onRatio(id.slice(ID_PREFIX.length), intersectionRatio);
  });
  return () => observer.disconnect();
};
