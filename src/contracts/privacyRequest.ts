import * as v from 'valibot';
import { parseWith, type Parsed } from './parsed';
import { type Role } from './role';
import { Count, Id, PositiveCount, TimestampMs } from './scalars';

export const ConsentPurpose = v.picklist(['collection', 'personalisation', 'marketing']);
export type ConsentPurpose = v.InferOutput<typeof ConsentPurpose>;

/** One answer of a shopper, as the shop has to be able to show it. It holds nothing of what they did in the shop. */
export const ConsentDecision = v.object({
  /** Minted on the phone: the same id twice is one decision. */
  decisionId: v.pipe(v.string(), v.uuid()),
  purpose: ConsentPurpose,
  granted: v.boolean(),
  policyVersion: Id,
  /** The phone's clock. */
  decidedAtMs: TimestampMs,
});
export type ConsentDecision = v.InferOutput<typeof ConsentDecision>;

/** Where an export goes on: after this document of this collection. */
export const ExportCursor = v.object({ collection: Id, after: v.pipe(v.string(), v.maxLength(128)) });
export type ExportCursor = v.InferOutput<typeof ExportCursor>;

/** Every request of the `privacy` function. All but `audit` act on what is the caller's, and on nothing else. */
export const PrivacyRequest = v.variant('action', [
  v.object({ action: v.literal('record-consent'), ...ConsentDecision.entries }),
  v.object({ action: v.literal('export'), cursor: v.optional(ExportCursor) }),
  /** The same `receiptId`, minted on the phone, goes on with the same erasure: to be repeated while it is `running`. */
  v.object({ action: v.literal('erase'), receiptId: v.pipe(v.string(), v.uuid()) }),
  v.object({ action: v.literal('receipt'), receiptId: v.pipe(v.string(), v.uuid()) }),
  v.object({
    action: v.literal('audit'),
    offset: v.optional(Count, 0),
    limit: v.optional(v.pipe(PositiveCount, v.maxValue(100)), 50),
  }),
]);
export type PrivacyRequest = v.InferOutput<typeof PrivacyRequest>;
export type PrivacyRequestInput = v.InferInput<typeof PrivacyRequest>;

/** The least role that each action takes. */
export const PRIVACY_ROLES: Readonly<Record<PrivacyRequest['action'], Role>> = {
  'record-consent': 'shopper',
  export: 'shopper',
  erase: 'shopper',
  receipt: 'shopper',
  audit: 'owner',
};

/**
 * `running`: ask again. `orders-under-way`: all is done but orders that still have to reach the shopper; the cloud does these
 * by itself once they have ended. `complete`: nothing of the shopper's is left but what `kept` counts.
 */
export const ErasureStatus = v.picklist(['running', 'orders-under-way', 'complete']);
export type ErasureStatus = v.InferOutput<typeof ErasureStatus>;

const CountByCollection = v.record(v.string(), Count);

export const ErasureReceipt = v.object({
  receiptId: v.pipe(v.string(), v.uuid()),
  /** The cloud's clock: what came later is not part of it. */
  requestedAtMs: TimestampMs,
  completedAtMs: v.optional(TimestampMs),
  status: ErasureStatus,
  /** The shopper's documents by collection, counted before the first was erased. All are gone but those of `kept`. */
  found: CountByCollection,
  /** What stays: `orderRecords` without anything that names the shopper, `orders` that are under way, `roles`. */
  kept: CountByCollection,
});
export type ErasureReceipt = v.InferOutput<typeof ErasureReceipt>;

export const ExportPage = v.object({
  documents: v.array(v.object({ collection: Id, document: v.record(v.string(), v.unknown()) })),
  nextCursor: v.optional(ExportCursor),
});
export type ExportPage = v.InferOutput<typeof ExportPage>;

/** One request as the shop's owner sees it: when and how much, never whose. */
export const PrivacyAuditEntry = v.object({
  kind: v.picklist(['export', 'erasure']),
  requestedAtMs: TimestampMs,
  status: v.optional(ErasureStatus),
  found: v.optional(CountByCollection),
  kept: v.optional(CountByCollection),
});
export type PrivacyAuditEntry = v.InferOutput<typeof PrivacyAuditEntry>;

/** The `value` of a successful reply, by action. */
export const PrivacyResults = {
  'record-consent': v.object({ recordedAtMs: TimestampMs }),
  export: ExportPage,
  erase: ErasureReceipt,
  receipt: ErasureReceipt,
  audit: v.object({ entries: v.array(PrivacyAuditEntry), nextOffset: v.optional(Count) }),
} satisfies Record<PrivacyRequest['action'], v.GenericSchema>;
export type PrivacyResult<Action extends PrivacyRequest['action']> = v.InferOutput<
  (typeof PrivacyResults)[Action]
>;

export function parsePrivacyRequest(input: unknown): Parsed<PrivacyRequest> {
  return parseWith(PrivacyRequest, input, 'request');
}
