import { NEAR_SCREENS, placeOfGroup } from './groupWindow';
import { type ObserveGroups } from './observeGroups';

export type { ObserveGroups };

/** The browser's own observer. Its margin is the one of what scrolls, which in Taro's browser build is the page's element. */
export const observeGroups: ObserveGroups = (listId, { onReport, onResize }) => {
  const list = document.getElementById(listId);
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const place = placeOfGroup(listId, target.id);
        onReport({ place, isNear: isIntersecting, height: boundingClientRect.height });
      }
    },
    { root: list?.closest('.taro_page') ?? null, rootMargin: `${100 * NEAR_SCREENS}% 0px` },
  );
  for (const group of list?.querySelectorAll('.tile-group') ?? []) observer.observe(group);

  // A phone's browser changes the height of its window with each turn of a scroll.
  const width = window.innerWidth;
  const resized = () => {
    if (window.innerWidth !== width) onResize();
  };
  window.addEventListener('resize', resized);
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', resized);
  };
};
