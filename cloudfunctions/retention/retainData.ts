import { discardUploads } from '../photos/discardUploads';
import { UPLOAD_LIFE_MS } from '../photos/photoPaths';
import { type ErasureContext, eraseData } from '../privacy/eraseData';

const ERASURES_A_RUN = 100;
/** Of 100 uploads each. */
const DISCARDS_A_RUN = 20;
/** Longer than an upload may join a review, so that none is removed while one does. */
const KEEP_UPLOADS_MS = UPLOAD_LIFE_MS + 60 * 60_000;

export interface RetentionSummary {
  /** Erasures that were gone on with, and how many of them are complete now. */
  continued: number;
  completed: number;
  /** Photos that were uploaded and never sent with a review. */
  discardedUploads: number;
  /** Order records whose time had come. */
  expiredOrderRecords: number;
}

/**
 * What time alone decides: goes on with erasures that were cut short or wait for an order, drops old order records, and photos
 * that no review came for.
 */
export async function retainData(context: ErasureContext): Promise<RetentionSummary> {
  const { database, files, requests, nowMs } = context;
  const unfinished = await requests.listUnfinished(ERASURES_A_RUN);
  let completed = 0;
  for (const { openid, receiptId } of unfinished) {
    if (openid === undefined) continue;
    const { status } = await eraseData(openid, receiptId, context);
    if (status === 'complete') completed += 1;
  }
  const outlived = { preparedAtMs: database.command.lte(nowMs - KEEP_UPLOADS_MS) };
  let discardedUploads = 0;
  for (let run = 0; run < DISCARDS_A_RUN; run += 1) {
    const discarded = await discardUploads(outlived, database, files);
    if (discarded === 0) break;
    discardedUploads += discarded;
  }
  const expired = database.collection('orderRecords').where({ keepUntilMs: database.command.lte(nowMs) });
  const { stats } = await expired.remove();
  return { continued: unfinished.length, completed, discardedUploads, expiredOrderRecords: stats.removed };
}
