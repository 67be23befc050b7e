import { type AppEvent, type EventLoss } from '../../contracts';

/** The cloud's side of collection, reduced to its promises: one document a batch, replaced when the batch comes again. */
export interface CollectModel {
  collect(request: object): unknown;
  /** How often each event is stored, over all documents. */
  storedCounts(): Map<string, number>;
  /** Every loss that was reported, over all documents. */
  losses(): EventLoss[];
  readonly calls: number;
}

interface Batch {
  batchId: string;
  events: AppEvent[];
  losses?: EventLoss[];
}

export interface CollectModelOptions {
  /** Leaves an event for a later batch: it is neither accepted nor rejected. Depends on its arguments alone. */
  postpones?: (eventId: string, batchId: string) => boolean;
  rejects?: (event: AppEvent) => boolean;
  /** Answers a call with an error, before or after the document was written. */
  fails?: (call: number) => 'before-write' | 'after-write' | undefined;
}

export function createCollectModel(options: CollectModelOptions = {}): CollectModel {
  const { postpones = () => false, rejects = () => false, fails = () => undefined } = options;
  const documents = new Map<string, string[]>();
  const reported = new Map<string, EventLoss[]>();
  const contents = new Map<string, string>();
  let calls = 0;
  return {
    get calls() {
      return calls;
    },
    collect(request) {
      calls += 1;
      const { batchId, events, losses = [] } = request as Batch;
      const content = JSON.stringify([events, losses]);
      if ((contents.get(batchId) ?? content) !== content) {
        throw new Error(`batch ${batchId} came again with other content`);
      }
      contents.set(batchId, content);
      const failure = fails(calls);
      const accepted = events.filter((event) => !rejects(event) && !postpones(event.eventId, batchId));
      const acceptedIds = accepted.map(({ eventId }) => eventId);
      if (failure !== 'before-write') {
        documents.set(batchId, acceptedIds);
        reported.set(batchId, losses);
      }
      if (failure) return { ok: false, error: { code: 'internal', message: failure } };
      const rejected = events.flatMap((event, index) =>
        rejects(event) ? [{ index, eventId: event.eventId, issues: ['planted'] }] : [],
      );
      return { ok: true, value: { acceptedIds, rejected } };
    },
    losses: () => [...reported.values()].flat(),
    storedCounts() {
      const counts = new Map<string, number>();
      for (const eventIds of documents.values()) {
        for (const eventId of eventIds) counts.set(eventId, (counts.get(eventId) ?? 0) + 1);
      }
      return counts;
    },
  };
}
