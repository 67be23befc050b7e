import * as v from 'valibot';
import { Id } from '../../src/contracts/scalars';
import { type AppEvent, type GroupEntry, type GroupEntryResult } from '../../src/contracts';
import { buildEventBatch, type PutBatch } from '../collect/eventBatch';
import { documentKey } from '../runtime/documentKey';
import { type Call } from '../runtime/entry';
import { fail, succeed, type Reply } from '../runtime/reply';

export interface GroupContext extends Call {
  /** Asks WeChat what is in a CloudID. Rejects when WeChat does not answer. */
  openCloudId: (cloudId: string) => Promise<unknown>;
  putBatch: PutBatch;
}

/** As WeChat opens the CloudID of `wx.getGroupEnterInfo`; one that it refuses has `errCode` and no `data`. */
const OpenedGroup = v.object({ data: v.object({ opengid: Id }) });

/**
 * Stores an entry from a chat group as an event in a batch of its own, under the event's id: the same entry again overwrites
 * itself. Only the CloudID comes from the phone, and WeChat is asked what it holds. (Had the phone's base library let it be
 * opened on the way, what arrives would look like any object that a caller can write.)
 */
export async function recordEntry(
  { cloudId, ...stamp }: GroupEntry,
  { openid, nowMs, openCloudId, putBatch }: GroupContext,
): Reply<GroupEntryResult> {
  const opened = v.safeParse(OpenedGroup, await openCloudId(cloudId));
  if (!opened.success) return fail('bad-request', 'WeChat opens no chat group by this CloudID');
  const { eventId } = stamp;
  const event: AppEvent = { kind: 'group-entered', ...stamp, groupId: opened.output.data.opengid };
  const batch = buildEventBatch({ openid, batchId: eventId, receivedAtMs: nowMs, events: [event] });
  await putBatch(documentKey(openid, eventId), batch);
  return succeed({ eventId });
}
