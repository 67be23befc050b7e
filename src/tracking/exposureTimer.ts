import { type Clock } from '../platform';

/** An item counts as seen when at least half of its tile was visible for half a second without a break. */
export const EXPOSURE_RATIO = 0.5;
export const EXPOSURE_MS = 500;

export interface ExposureTimer {
  /** Takes the share of the tile that is visible now, 0…1, as an intersection observer reports it. */
  update(itemId: string, visibleRatio: number): void;
  /** The page is hidden or covered: nothing on it is visible. */
  pause(): void;
  /** The page shows again what it showed at `pause`. */
  resume(): void;
  /**
   * Another observer takes over. What is visible it reports, what is not it may keep silent on: an item that is not reported
   * again is not exposed.
   */
  doubt(): void;
  /** A new impression of the list: every item may be exposed once more. */
  reset(): void;
}

/** Calls `onExposed` once an item and impression. */
export function createExposureTimer(options: {
  clock: Clock;
  onExposed: (itemId: string) => void;
}): ExposureTimer {
  const { clock, onExposed } = options;
  const visible = new Set<string>();
  const exposed = new Set<string>();
  /** Visible by the word of an observer before this one. */
  const doubted = new Set<string>();
  /** Cancels the wait of an item. */
  const waiting = new Map<string, () => void>();
  let isPaused = false;

  function begin(itemId: string) {
    if (isPaused || exposed.has(itemId) || waiting.has(itemId)) return;
    const cancel = clock.schedule(EXPOSURE_MS, () => {
      waiting.delete(itemId);
      if (doubted.delete(itemId)) {
        visible.delete(itemId);
        return;
      }
      exposed.add(itemId);
      onExposed(itemId);
    });
    waiting.set(itemId, cancel);
  }

  function stop(itemId: string) {
    waiting.get(itemId)?.();
    waiting.delete(itemId);
  }

  function stopAll() {
    for (const itemId of [...waiting.keys()]) stop(itemId);
  }

  return {
    update(itemId, visibleRatio) {
      doubted.delete(itemId);
      if (visibleRatio >= EXPOSURE_RATIO) {
        visible.add(itemId);
        begin(itemId);
      } else {
        visible.delete(itemId);
        stop(itemId);
      }
    },
    pause() {
      isPaused = true;
      stopAll();
    },
    resume() {
      isPaused = false;
      for (const itemId of visible) begin(itemId);
    },
    doubt() {
      for (const itemId of visible) doubted.add(itemId);
    },
    reset() {
      stopAll();
      visible.clear();
      doubted.clear();
      exposed.clear();
    },
  };
}
