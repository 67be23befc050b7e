import { type Surface } from '../../contracts';
import { type DismissalReason } from '../../domain/rerank/dismissals';
import { type AppLifecycle, type Clock } from '../../platform';
import { createService } from '../../state/service';

/** What shoppers do, as pages see it. The bootstrap tells the history on the device and, with consent, the tracker. */
export interface BehaviourService {
  /** Changes the next ranking at once. */
  itemOpened(itemId: string): void;
  /** @param dwellMs how long the product page was in sight */
  itemLeft(itemId: string, surface: Surface, dwellMs: number): void;
  itemDismissed(itemId: string, surface: Surface, reason: DismissalReason): void;
  /** Takes the last dismissal of the item back, on the device. */
  dismissalUndone(itemId: string): void;
  /** Without an item: the shop, from the cart. */
  itemShared(itemId?: string): void;
  /** A page that can be sent as a card has come into view: entries by its cards can then be told apart. */
  shareableShown(): void;
  clock: Pick<Clock, 'monotonicMs'>;
  lifecycle: Pick<AppLifecycle, 'onShow' | 'onHide'>;
}

export const [BehaviourProvider, useBehaviour] = createService<BehaviourService>('BehaviourProvider');
