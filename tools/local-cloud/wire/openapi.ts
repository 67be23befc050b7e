import { randomBytes } from 'node:crypto';
import { type DocumentStore } from '../store/documentStore';
import { checkPicture } from './imgSecCheck';
import { checkMessage } from './msgSecCheck';

/** WeChat's message APIs: each call is written to the outbox instead of being sent. */
const MESSAGE_APIS = new Set(['subscribeMessage.send', 'customerServiceMessage.send']);

/** WeChat's own code for an API that the function may not call. */
const NOT_PERMITTED = -604101;

export async function callOpenapi(
  store: DocumentStore,
  api: string,
  request: Record<string, unknown>,
  nowMs: number,
): Promise<{ errcode: number; errmsg: string }> {
  if (api === 'security.msgSecCheck') return checkMessage(request);
  if (api === 'security.imgSecCheck') return checkPicture(request);
  if (!MESSAGE_APIS.has(api)) {
    return { errcode: NOT_PERMITTED, errmsg: `the local cloud does not offer ${api}` };
  }
  const touser = request['touser'];
  if (typeof touser !== 'string' || touser === '') return { errcode: 40003, errmsg: 'invalid openid' };
  const message = { _id: randomBytes(16).toString('hex'), api, touser, request, sentAtMs: nowMs };
  await store.insert('wechatOutbox', [message]);
  return { errcode: 0, errmsg: 'ok' };
}
