import { useRef, useState } from 'react';

/** From here on a movement is a swipe. */
const SWIPE_PX = 48;

interface TouchLike {
  touches?: readonly { clientX?: number; clientY?: number; pageX?: number; pageY?: number }[];
  changedTouches?: TouchLike['touches'];
}

/**
 * A swipe to the left uncovers what lies behind a row, one to the right covers it again. Only its end is told to the page:
 * following a finger would cost WeChat a message per frame.
 */
export function useSwipe() {
  const [isSwiped, setSwiped] = useState(false);
  const start = useRef<{ x: number; y: number }>();
  const placeOf = (touches: TouchLike['touches']) => {
    const touch = touches?.[0];
    return touch && { x: touch.pageX ?? touch.clientX ?? 0, y: touch.pageY ?? touch.clientY ?? 0 };
  };
  return {
    isSwiped,
    handlers: {
      onTouchStart(event: unknown) {
        start.current = placeOf((event as TouchLike).touches);
      },
      onTouchEnd(event: unknown) {
        const end = placeOf((event as TouchLike).changedTouches);
        if (!start.current || !end) return;
        const [right, down] = [end.x - start.current.x, end.y - start.current.y];
        start.current = undefined;
        // A page that is scrolled moves a little sideways too.
        if (Math.abs(right) >= SWIPE_PX && Math.abs(right) > 2 * Math.abs(down)) setSwiped(right < 0);
      },
    },
  };
}
