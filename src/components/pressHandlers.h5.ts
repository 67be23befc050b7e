import { useRef } from 'react';
import { type Press } from './pressHandlers';

/** As long as on WeChat. */
const LONG_PRESS_MS = 500;

interface KeyEvent {
  key: string;
  preventDefault(): void;
}

/** A browser's press by mouse, finger or keyboard. The click that ends a long press is not a press. */
export function usePressHandlers({ onPress, onLongPress }: Press): object {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const wasLong = useRef(false);

  const stop = () => clearTimeout(timer.current);
  const start = () => {
    stop();
    wasLong.current = false;
    if (!onLongPress) return;
    timer.current = setTimeout(() => {
      wasLong.current = true;
      onLongPress();
    }, LONG_PRESS_MS);
  };

  return {
    tabindex: 0,
    onClick: () => {
      if (!wasLong.current) onPress();
      wasLong.current = false;
    },
    onKeyDown: (event: KeyEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onPress();
    },
    ...(onLongPress && {
      onPointerDown: start,
      onPointerUp: stop,
      onPointerCancel: stop,
      onPointerLeave: stop,
    }),
  };
}
