import { createHash } from 'node:crypto';
import { EVENT_SCHEMA_VERSION, parseEvent, type EventDraft } from '../../src/contracts';
import { buildEventBatch, type PutBatch } from '../collect/eventBatch';
import { documentKey } from '../runtime/documentKey';
import { replyText, type HttpCall, type HttpReply } from '../runtime/httpCall';
import { decryptPush, isSameSignature, signPush } from './pushCrypto';
import { parsePushMessage, readPushFields, type PushMessage } from './pushMessage';

/** As set for the account's server under 设置与开发 › 基本配置. */
export interface OfficialAccount {
  token: string;
  /** Set: pushes must be encrypted (safe mode). */
  encryption?: { encodingKey: string; appId: string };
}

export interface PushContext {
  account: OfficialAccount;
  nowMs: number;
  putBatch: PutBatch;
}

const MAX_ID = 64;

/**
 * Answers one call of WeChat's server: its question whether this address is ours, or a push. What the shop keeps of a
 * push is an event in a batch of its own, whose id follows from the message: WeChat repeats a push that it saw no answer to,
 * and a repeat overwrites itself. A failure to store must throw: it makes WeChat repeat.
 */
export async function answerPush(
  { method, query, body }: HttpCall,
  context: PushContext,
): Promise<HttpReply> {
  const { account, nowMs, putBatch } = context;
  const parameter = (name: string) => query.get(name) ?? '';
  const isSigned = (name: string, ...more: string[]) =>
    isSameSignature(
      signPush(account.token, parameter('timestamp'), parameter('nonce'), ...more),
      parameter(name),
    );
  if (!isSigned('signature')) return replyText(403, 'the signature is not that of the account');
  if (method === 'GET') return replyText(200, parameter('echostr'));
  if (method !== 'POST') return replyText(405, 'GET or POST');

  let fields = readPushFields(body);
  if (account.encryption) {
    const encrypted = String(fields['Encrypt'] ?? '');
    if (!isSigned('msg_signature', encrypted)) return replyText(403, 'the message is not signed');
    const { encodingKey, appId } = account.encryption;
    const text = decryptPush(encrypted, encodingKey, appId);
    if (text === undefined) return replyText(403, 'the message is not encrypted for this account');
    fields = readPushFields(text);
  }
  const message = parsePushMessage(fields);
  if (!message.ok) return replyText(400, message.issues.join('; '));
  const draft = draftOf(message.value);
  // WeChat pushes much that the shop has no use for; it wants an answer to all of it.
  if (draft) await storeEvent(draft, message.value, nowMs, putBatch);
  return replyText(200, 'success');
}

function draftOf({ MsgType, Event, EventKey }: PushMessage): EventDraft | undefined {
  if (MsgType !== 'event') return { kind: 'official-account-message-received', messageType: MsgType };
  switch (Event.toLowerCase()) {
    case 'subscribe':
      return { kind: 'official-account-followed' };
    case 'unsubscribe':
      return { kind: 'official-account-unfollowed' };
    // A key, the address of a page, or the path of a mini-program.
    case 'click':
    case 'view':
    case 'view_miniprogram':
      return { kind: 'official-account-menu-tapped', menuKey: EventKey.slice(0, MAX_ID) || 'unnamed' };
    default:
      return undefined;
  }
}

async function storeEvent(
  draft: EventDraft,
  { FromUserName, CreateTime, Event, EventKey, MsgId }: PushMessage,
  nowMs: number,
  putBatch: PutBatch,
): Promise<void> {
  // WeChat's own rule against repeats: the id of a message; sender, time and kind of an event.
  const identity = MsgId ?? `${CreateTime}/${Event}/${EventKey}`;
  const eventId = uuidOf(documentKey('official-account', FromUserName, identity));
  const event = parseEvent({
    ...draft,
    schemaVersion: EVENT_SCHEMA_VERSION,
    eventId,
    occurredAtMs: CreateTime * 1000,
    sessionId: 'official-account',
  });
  if (!event.ok) throw new Error(event.issues.join('; '));
  const batch = { openid: FromUserName, batchId: eventId, receivedAtMs: nowMs, events: [event.value] };
  await putBatch(documentKey(FromUserName, eventId), buildEventBatch(batch));
}

/** A version 8 UUID (RFC 9562: custom content) from any text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
