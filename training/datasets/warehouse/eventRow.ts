import { type ExportedEvent } from '../exportedEvent';
import { itemIdsOf } from '../eventItems';

/** An exported event in the columns that SQL reads. */
export interface EventRow {
  user: string;
  event_id: string;
  kind: string;
  occurred_at_ms: number;
  /** Empty for an event that is about no item; those of an order in the order of its lines. */
  item_ids: string[];
  late: boolean;
  future: boolean;
}

export function eventRow({ user, event, late = false, future = false }: ExportedEvent): EventRow {
  const { eventId, kind, occurredAtMs } = event;
  return {
    ...{ user, event_id: eventId, kind, occurred_at_ms: occurredAtMs },
    ...{ item_ids: itemIdsOf(event), late, future },
  };
}
