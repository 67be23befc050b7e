import { type ErasureContext, eraseData } from '../privacy/eraseData';

const ERASURES_A_RUN = 100;

export interface RetentionSummary {
  /** Erasures that were gone on with, and how many of them are complete now. */
  continued: number;
  completed: number;
  /** Order records whose time had come. */
  expiredOrderRecords: number;
}

/** What time alone decides: goes on with erasures that were cut short or wait for an order, and drops old order records. */
export async function retainData(context: ErasureContext): Promise<RetentionSummary> {
  const { database, requests, nowMs } = context;
  const unfinished = await requests.listUnfinished(ERASURES_A_RUN);
  let completed = 0;
  for (const { openid, receiptId } of unfinished) {
    if (openid === undefined) continue;
    const { status } = await eraseData(openid, receiptId, context);
    if (status === 'complete') completed += 1;
  }
  const expired = database.collection('orderRecords').where({ keepUntilMs: database.command.lte(nowMs) });
  const { stats } = await expired.remove();
  return { continued: unfinished.length, completed, expiredOrderRecords: stats.removed };
}
