import { type EventKind } from '../contracts/event';
import { type EventPriority } from './tracker';

/** Lowest first: the order in which a full queue gives events up. `order` is never given up. */
export const DROPPABLE_PRIORITIES = ['exposure', 'view', 'cart'] as const satisfies EventPriority[];

const PRIORITIES: Record<EventKind, EventPriority> = {
  'order-placed': 'order',
  'consent-changed': 'order',
  'cart-added': 'cart',
  'cart-removed': 'cart',
  'favourite-added': 'cart',
  'review-written': 'cart',
  'item-viewed': 'view',
  'item-dismissed': 'view',
  'search-submitted': 'view',
  shared: 'view',
  'group-entered': 'view',
  'message-opened': 'view',
  'official-account-followed': 'view',
  'official-account-unfollowed': 'view',
  'official-account-menu-tapped': 'view',
  'official-account-message-received': 'view',
  'item-exposed': 'exposure',
};

export function priorityOf(kind: EventKind): EventPriority {
  return PRIORITIES[kind];
}
