import * as fc from 'fast-check';
import { type AppEvent } from '../../../../src/contracts';
import { GAP_ENDS_MS } from '../../../../src/models/recommender/signals';
import { type ExportedEvent } from '../../exportedEvent';

/** Their order in UTF-8 is not that in UTF-16; quotes, breaks and what SQL or JSON might trip over. */
const TEXTS = [
  '茶',
  '\ufb01',
  '😀',
  'a',
  "o'clock",
  'back\\slash',
  'tab\tnl\n',
  '\u2028',
  '\u0000',
  '"',
  '$until',
  ' ',
];
const text = fc.constantFrom(...TEXTS);
/** Ties, and gaps of one length and the next. */
const timeMs = fc
  .tuple(
    fc.constantFrom(0, ...GAP_ENDS_MS.filter(Number.isFinite)),
    fc.integer({ min: -1, max: 1 }),
    fc.nat(2),
  )
  .map(([gap, near, times]) => 40 * 24 * 3600_000 + gap * times + near);
const eventId = fc.nat(150).map((number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
const base = { eventId, occurredAtMs: timeMs, sessionId: text, schemaVersion: fc.constant(1 as const) };
const itemId = text;
const surface = fc.constant('home' as const);
const priceMinor = fc.nat(9);
const quantity = fc.constant(1);

const event: fc.Arbitrary<AppEvent> = fc.oneof(
  fc.record({ kind: fc.constant('item-viewed' as const), ...base, itemId, surface, dwellMs: fc.nat(9) }),
  fc.record({ kind: fc.constant('favourite-added' as const), ...base, itemId }),
  fc.record({ kind: fc.constant('cart-added' as const), ...base, itemId, quantity, priceMinor }),
  fc.record({
    kind: fc.constant('order-placed' as const),
    ...base,
    orderId: text,
    lines: fc.array(fc.record({ itemId, quantity, priceMinor }), { minLength: 1, maxLength: 4 }),
    totalMinor: priceMinor,
  }),
  fc.record({ kind: fc.constant('shared' as const), ...base, target: fc.constant('friend' as const) }),
  fc.record({
    kind: fc.constant('shared' as const),
    ...base,
    itemId,
    target: fc.constant('friend' as const),
  }),
  fc.record({ kind: fc.constant('item-dismissed' as const), ...base, itemId, surface }),
);

/** A log with repeated and forged ids, ties in time, late events and clocks ahead, in any order. */
export const randomEvents: fc.Arbitrary<ExportedEvent[]> = fc.array(
  fc.record(
    { user: text, event, late: fc.constant(true), future: fc.constant(true) },
    { requiredKeys: ['user', 'event'] },
  ),
  { maxLength: 200, size: 'max' },
);

/** Before, within, at and behind the times of `randomEvents`. */
export const randomSplit: fc.Arbitrary<number> = fc.oneof(timeMs, fc.constantFrom(0, Infinity));
