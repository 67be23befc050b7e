import { type EventDraft, type Surface } from '../../contracts';
import { type Clock } from '../../platform';
import { createExposureTimer } from '../../tracking/exposureTimer';
import { type ObserveTiles } from './observeTiles';
import { type Ranking } from './ranking';

export interface ExposedList extends Pick<Ranking, 'order' | 'modelVersion' | 'policy' | 'propensities'> {
  surface: Surface;
}

/** One list on one page, from its first paint until another order takes its place. */
export interface ListExposure {
  /** The page is on top; returns the function that ends it: on a covered page nothing is seen. */
  show(): () => void;
  /**
   * Watches the tiles that are on the page now; returns the function that ends it. An item counts once a list, and a tile
   * that is watched anew without a break has been seen for as long as before.
   */
  observe(): () => void;
  close(): void;
}

export interface TileExposure {
  open(list: ExposedList): ListExposure;
}

export interface TileExposureOptions {
  clock: Clock;
  observeTiles: ObserveTiles;
  track: (draft: EventDraft) => unknown;
  /** An item was seen, whether or not anything may be tracked. */
  onExposed: (itemId: string) => void;
}

/** Turns what an intersection observer sees into `item-exposed` events. */
export function createTileExposure({
  clock,
  observeTiles,
  track,
  onExposed,
}: TileExposureOptions): TileExposure {
  return {
    open({ surface, order, modelVersion, policy, propensities }) {
      const rankOf = new Map(order.map((itemId, rank) => [itemId, rank]));
      const timer = createExposureTimer({
        clock,
        onExposed(itemId) {
          const rank = rankOf.get(itemId);
          if (rank === undefined) return;
          const propensity = propensities?.[rank];
          track({
            kind: 'item-exposed',
            itemId,
            surface,
            rank,
            modelVersion,
            policy,
            ...(propensity !== undefined && { propensity }),
          });
          onExposed(itemId);
        },
      });
      return {
        show() {
          timer.resume();
          return timer.pause;
        },
        observe() {
          timer.doubt();
          return observeTiles((itemId, ratio) => timer.update(itemId, ratio));
        },
        close: () => timer.reset(),
      };
    },
  };
}
