export interface Press {
  onPress: () => void;
  onLongPress?: (() => void) | undefined;
}

/** WeChat tells tap and long press apart by itself: after a long press comes no tap. */
export function usePressHandlers({ onPress, onLongPress }: Press): object {
  return { onClick: onPress, ...(onLongPress && { onLongPress }) };
}
