import { type AppEvent, type EventKind } from '../../src/contracts';
import { type StepKind } from '../../src/models/recommender/signals';

/**
 * Events that show interest in items somebody chose, as a phone remembers them. Being shown an item, or removing or
 * dismissing it, is no sign of interest; favourites and shared items are looks.
 */
export const INTEREST: Readonly<Partial<Record<EventKind, StepKind>>> = {
  'item-viewed': 'viewed',
  'favourite-added': 'viewed',
  shared: 'viewed',
  'cart-added': 'cart-added',
  'order-placed': 'ordered',
};

/** The items an event is about, those of an order in the order of its lines. */
export function itemIdsOf(event: AppEvent): string[] {
  if (event.kind === 'order-placed') return event.lines.map(({ itemId }) => itemId);
  return 'itemId' in event && event.itemId !== undefined ? [event.itemId] : [];
}
