import Taro from '@tarojs/taro';
import { type GroupReport, NEAR_SCREENS, placeOfGroup } from './groupWindow';

export interface GroupListener {
  onReport: (report: GroupReport) => void;
  /** The window has another width: every height may be another one. */
  onResize: () => void;
}

/**
 * Reports every group of the list on the current page, and again whenever it comes near the screen or goes far from it.
 * The element of a group has `groupId`. Returns the function that ends it.
 */
export type ObserveGroups = (listId: string, listener: GroupListener) => () => void;

/** Beyond 0 a threshold that is surely crossed, wherever a platform draws the line between touching and not. */
const THRESHOLDS = [0, 0.02];

interface Found {
  id: string;
  top: number;
  bottom: number;
  height: number;
}

export const observeGroups: ObserveGroups = (listId, { onReport, onResize }) => {
  const page = Taro.getCurrentInstance().page;
  if (!page) return () => undefined;
  const { windowHeight, windowWidth } = Taro.getWindowInfo();
  const margin = NEAR_SCREENS * windowHeight;
  const groups = `#${listId} >>> .tile-group`;
  const report = (id: string, isNear: boolean, height: number) =>
    onReport({ place: placeOfGroup(listId, id), isNear, height });
  let isOver = false;

  const observer = Taro.createIntersectionObserver(page, { thresholds: THRESHOLDS, observeAll: true });
  observer.relativeToViewport({ top: margin, bottom: margin }).observe(groups, (result) => {
    // WeChat tells the element's id (base library 2.0.0); Taro's types do not.
    const { id, boundingClientRect, intersectionRatio = 0 } = result as typeof result & Pick<Found, 'id'>;
    report(id, intersectionRatio > 0, boundingClientRect?.height ?? 0);
  });
  // An observer keeps silent on what is out of its sight from the start. Between near and surely far its word holds.
  Taro.createSelectorQuery()
    .selectAll(groups)
    .boundingClientRect((found) => {
      if (isOver || !Array.isArray(found)) return;
      for (const { id, top, bottom, height } of found as Found[]) {
        const distance = Math.max(-bottom, top - windowHeight);
        if (distance <= margin) report(id, true, height);
        else if (distance > margin + windowHeight) report(id, false, height);
      }
    })
    .exec();

  const resized = () => {
    if (Taro.getWindowInfo().windowWidth !== windowWidth) onResize();
  };
  Taro.onWindowResize(resized);
  return () => {
    isOver = true;
    observer.disconnect();
    Taro.offWindowResize(resized);
  };
};
