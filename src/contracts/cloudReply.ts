import * as v from 'valibot';
import { parseWith, type Parsed } from './parsed';

export const CloudErrorCode = v.picklist([
  'bad-request', // the request breaks its contract; `issues` names the fields; a repeat cannot help
  'unauthenticated', // the call carries no openid
  'forbidden', // the caller's role does not include this
  'not-found',
  'conflict', // valid, but the world moved on: out of stock, price changed
  'too-large',
  'rate-limited', // try again after `retryAfterMs`
  'internal',
]);
export type CloudErrorCode = v.InferOutput<typeof CloudErrorCode>;

export const CloudError = v.object({
  code: CloudErrorCode,
  /** For developers and logs; shoppers see copy chosen by `code`. */
  message: v.string(),
  issues: v.optional(v.array(v.string())),
  retryAfterMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type CloudError = v.InferOutput<typeof CloudError>;

/** What every cloud function returns. Expected failures are values; only a broken promise throws. */
export type CloudReply<T> = { ok: true; value: T } | { ok: false; error: CloudError };

/** Parses a reply whose `value` must satisfy `valueSchema`. */
export function parseCloudReply<Schema extends v.GenericSchema>(
  valueSchema: Schema,
  input: unknown,
): Parsed<CloudReply<v.InferOutput<Schema>>> {
  const schema = v.variant('ok', [
    v.object({ ok: v.literal(true), value: valueSchema }),
    v.object({ ok: v.literal(false), error: CloudError }),
  ]);
  return parseWith(schema, input, 'reply') as Parsed<CloudReply<v.InferOutput<Schema>>>;
}
