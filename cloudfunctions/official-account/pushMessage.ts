import * as v from 'valibot';
import { parseWith, type Parsed } from '../../src/contracts';

const FIELD = /<([A-Za-z]+)>(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*))<\/\1>/g;

/** The fields of a push message that the shop reads. Numbers come as text in XML. */
const PushMessage = v.object({
  /** The follower's openid at the official account: not the one at the mini-program. */
  FromUserName: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** Seconds since the Unix epoch. */
  CreateTime: v.pipe(
    v.union([v.string(), v.number()]),
    v.transform(Number),
    v.safeInteger(),
    v.minValue(0),
    v.maxValue(8_640_000_000_000),
  ),
  MsgType: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  Event: v.optional(v.string(), ''),
  EventKey: v.optional(v.string(), ''),
  MsgId: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
});
export type PushMessage = v.InferOutput<typeof PushMessage>;

/**
 * Flat fields of a push body, XML or JSON by the account's setting. The XML is WeChat's own one-level form; anything
 * nested is not read, and entities and document types have no meaning here.
 */
export function readPushFields(body: string): Record<string, unknown> {
  if (body.trimStart().startsWith('{')) {
    try {
      return JSON.parse(body) as Record<string, unknown>;
    } catch {
      return {};
    }
  }
  const inner = body.replace(/^\s*<xml>/, '').replace(/<\/xml>\s*$/, '');
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [, name, cdata, text] of inner.matchAll(FIELD)) fields[name!] = cdata ?? text ?? '';
  return { ...fields };
}

export function parsePushMessage(fields: Record<string, unknown>): Parsed<PushMessage> {
  return parseWith(PushMessage, fields, 'message');
}
