export interface TextSight {
  /** Texts that were looked at. */
  count: number;
  /** Those cut without an ellipsis, each as `tag.class "text"`. */
  cut: string[];
}

/**
 * Which texts of the shown page are cut without an ellipsis, by a box that hides what overflows or by the edge of the screen.
 * What can be scrolled or swiped into view is not cut. Runs inside of the page: it uses nothing from outside.
 */
export function textCuts(): TextSight {
  const TOLERANCE_PX = 2;
  /** Less of a line out of its box is the room between lines, not the letters. */
  const LINE_ROOM = 0.25;
  const cut = new Set<string>();
  let count = 0;
  const isSeen = (element: Element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true } as CheckVisibilityOptions);
  const hides = (overflow: string) => /hidden|clip/.test(overflow);
  const scrolls = (overflow: string) => /auto|scroll/.test(overflow);

  function isCut(rect: DOMRect, parent: Element): boolean {
    let isFixed = false;
    // Fonts differ in the room that they keep above and below their letters; it may lie in another line.
    const room = Math.max(0, rect.height - parseFloat(getComputedStyle(parent).fontSize)) / 2;
    for (let at: Element | null = parent; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      // A pixel large: for screen readers only.
      if (box.width <= 1 || box.height <= 1) return false;
      const isShortened = style.textOverflow === 'ellipsis' || !['none', ''].includes(style.webkitLineClamp);
      const leavesX = rect.right > box.right + TOLERANCE_PX || rect.left < box.left - TOLERANCE_PX;
      const leavesY = Math.max(rect.bottom - box.bottom, box.top - rect.top) > rect.height * LINE_ROOM;
      if ((scrolls(style.overflowX) && leavesX) || (scrolls(style.overflowY) && leavesY)) return false;
      const isHalved =
        leavesY && rect.bottom - room > box.top + TOLERANCE_PX && rect.top + room < box.bottom - TOLERANCE_PX;
      // An ellipsis stands for whole lines that are left out, not for the lower half of one.
      // The other pictures of a carousel wait beside the one that is seen.
      if (at.localName === 'taro-swiper-core' && (rect.left >= box.right || rect.right <= box.left))
        return false;
      if (hides(style.overflowY) && leavesY) return isHalved || !isShortened;
      if (hides(style.overflowX) && leavesX) return !isShortened;
      if (style.position === 'fixed') {
        isFixed = true;
        break;
      }
    }
    const leavesSides = rect.right > window.innerWidth + TOLERANCE_PX || rect.left < -TOLERANCE_PX;
    // The page scrolls down; what is fixed does not move with it.
    const leavesEnds =
      isFixed && (rect.bottom > window.innerHeight + TOLERANCE_PX || rect.top < -TOLERANCE_PX);
    return leavesSides || leavesEnds;
  }

  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim() ?? '';
    const parent = walker.currentNode.parentElement;
    if (text === '' || !parent || /^(script|style)$/i.test(parent.tagName) || !isSeen(parent)) continue;
    count += 1;
    range.selectNodeContents(walker.currentNode);
    if ([...range.getClientRects()].some((rect) => rect.width > 0 && isCut(rect, parent))) {
      cut.add(`${parent.localName}.${parent.className} "${text.slice(0, 30)}"`);
    }
  }

  // What a field says before anything is written is no node: it is measured, whether it shows now or not.
  const pen = document.createElement('canvas').getContext('2d')!;
  for (const field of document.querySelectorAll<HTMLInputElement>('input[placeholder]')) {
    if (!isSeen(field)) continue;
    count += 1;
    const { font, paddingLeft, paddingRight, textOverflow } = getComputedStyle(field);
    pen.font = font;
    const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    if (pen.measureText(field.placeholder).width > room + TOLERANCE_PX && textOverflow !== 'ellipsis') {
      cut.add(`input.${field.className} "${field.placeholder}"`);
    }
  }
  return { count, cut: [...cut] };
}
