import { type AppEvent, type EventLoss } from '../../src/contracts';

/** What the cloud keeps of a batch, as far as the account of a schedule needs it. */
export interface StoredBatch {
  batchId: string;
  events: AppEvent[];
  losses?: EventLoss[];
}

/** The cloud's side of a schedule: the real `collect` function on a store. */
export interface CollectCloud {
  /** One phone of its own. `nowMs` is the cloud's clock. */
  openPhone(nowMs: () => number): Promise<{
    collect(request: object): Promise<unknown>;
    readBatches(): Promise<StoredBatch[]>;
  }>;
  close(): Promise<void>;
}
