import * as v from 'valibot';
import { parseWith, type Parsed } from './parsed';
import { Count, Finite, Id, MinorUnits, PositiveCount, TimestampMs } from './scalars';

/** Grows when an event's meaning changes; the cloud keeps reading every older version it has seen. */
export const EVENT_SCHEMA_VERSION = 1;

/** Where in the shop a list of items stands; `share` is a card that somebody sent. */
export const Surface = v.picklist([
  'home',
  'category',
  'search',
  'product',
  'cart',
  'order',
  'favourites',
  'history',
  'share',
]);
export type Surface = v.InferOutput<typeof Surface>;

const base = {
  schemaVersion: v.literal(EVENT_SCHEMA_VERSION),
  /** Minted on the phone; datasets deduplicate on it. */
  eventId: v.pipe(v.string(), v.uuid()),
  /** The phone's clock: orders one user's events, and is not comparable between users. */
  occurredAtMs: TimestampMs,
  sessionId: Id,
};

/** What every event carries beside its content. */
export const EventStamp = v.object(base);
export type EventStamp = v.InferOutput<typeof EventStamp>;

const orderLine = v.object({ itemId: Id, quantity: PositiveCount, priceMinor: MinorUnits });

/** At least half of the tile was visible for at least 500 ms. */
export const ItemExposed = v.object({
  kind: v.literal('item-exposed'),
  ...base,
  itemId: Id,
  surface: Surface,
  rank: Count,
  /** The artifact version that produced this ranking, or `popularity` / `session` / `stored` when no model did. */
  modelVersion: Id,
  /** Which rules made a list of the scores, exploration included; absent in events of older apps. */
  policy: v.optional(Id),
  /**
   * The probability with which that policy puts this item at this rank, for what was known when it ranked. Only the draw of
   * the explored item is random. Absent where it is not known, as for a list kept from an earlier visit.
   */
  propensity: v.optional(v.pipe(Finite, v.gtValue(0), v.maxValue(1))),
});
export const ItemViewed = v.object({
  kind: v.literal('item-viewed'),
  ...base,
  itemId: Id,
  /** The list that led here. */
  surface: Surface,
  dwellMs: Count,
});
export const ItemDismissed = v.object({
  kind: v.literal('item-dismissed'),
  ...base,
  itemId: Id,
  surface: Surface,
  reason: v.optional(
    v.picklist([
      'not-interested',
      'dislike-category',
      'seen-too-often',
      'bought-already',
      'too-expensive',
      'low-quality',
    ]),
  ),
});
export const CartAdded = v.object({
  kind: v.literal('cart-added'),
  ...base,
  itemId: Id,
  quantity: PositiveCount,
  priceMinor: MinorUnits,
});
export const CartRemoved = v.object({
  kind: v.literal('cart-removed'),
  ...base,
  itemId: Id,
  quantity: PositiveCount,
});
export const FavouriteAdded = v.object({ kind: v.literal('favourite-added'), ...base, itemId: Id });
export const OrderPlaced = v.object({
  kind: v.literal('order-placed'),
  ...base,
  orderId: Id,
  lines: v.pipe(v.array(orderLine), v.minLength(1), v.maxLength(200)),
  totalMinor: MinorUnits,
});
export const SearchSubmitted = v.object({
  kind: v.literal('search-submitted'),
  ...base,
  query: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  resultCount: Count,
});
/** The text itself goes to the shop with the review, never into the behaviour log. */
export const ReviewWritten = v.object({
  kind: v.literal('review-written'),
  ...base,
  itemId: Id,
  rating: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
});
export const Shared = v.object({
  kind: v.literal('shared'),
  ...base,
  itemId: v.optional(Id),
  target: v.picklist(['friend', 'group']),
});
/**
 * The mini-program was opened from a chat group; the id is the opaque one that WeChat gives. The cloud alone writes it: a
 * phone sends a `GroupEntry`.
 */
export const GroupEntered = v.object({ kind: v.literal('group-entered'), ...base, groupId: Id });
export const MessageOpened = v.object({
  kind: v.literal('message-opened'),
  ...base,
  messageId: Id,
  campaignId: v.optional(Id),
});
export const OfficialAccountFollowed = v.object({ kind: v.literal('official-account-followed'), ...base });
export const OfficialAccountUnfollowed = v.object({
  kind: v.literal('official-account-unfollowed'),
  ...base,
});
export const OfficialAccountMenuTapped = v.object({
  kind: v.literal('official-account-menu-tapped'),
  ...base,
  menuKey: Id,
});
export const OfficialAccountMessageReceived = v.object({
  kind: v.literal('official-account-message-received'),
  ...base,
  messageType: Id,
});
export const ConsentChanged = v.object({
  kind: v.literal('consent-changed'),
  ...base,
  purpose: v.picklist(['collection', 'personalisation', 'marketing']),
  granted: v.boolean(),
  policyVersion: Id,
});

export const AppEvent = v.variant('kind', [
  ItemExposed,
  ItemViewed,
  ItemDismissed,
  CartAdded,
  CartRemoved,
  FavouriteAdded,
  OrderPlaced,
  SearchSubmitted,
  ReviewWritten,
  Shared,
  GroupEntered,
  MessageOpened,
  OfficialAccountFollowed,
  OfficialAccountUnfollowed,
  OfficialAccountMenuTapped,
  OfficialAccountMessageReceived,
  ConsentChanged,
]);
export type AppEvent = v.InferOutput<typeof AppEvent>;
export type EventKind = AppEvent['kind'];

/** What a caller supplies: everything but the fields the tracker mints. */
export type EventDraft = AppEvent extends infer Event
  ? Event extends AppEvent
    ? Omit<Event, keyof typeof base>
    : never
  : never;

export function parseEvent(input: unknown): Parsed<AppEvent> {
  return parseWith(AppEvent, input, 'event');
}
