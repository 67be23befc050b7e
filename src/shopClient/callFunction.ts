import type * as v from 'valibot';
import { type CloudErrorCode, parseCloudReply } from '../contracts';
import { type CloudClient, CloudUnreachableError } from '../platform';

/** `unreachable`: no reply came, so the call may or may not have run. `bad-reply`: it broke its contract. */
export type CallFailureCode = CloudErrorCode | 'unreachable' | 'bad-reply';

export interface CallFailure {
  code: CallFailureCode;
  /** For developers; shoppers see `failureCopy(code)`. */
  detail: string;
  retryAfterMs?: number | undefined;
  /** Which fields of the request were refused. */
  issues?: readonly string[] | undefined;
}

export type CallOutcome<Value> = { ok: true; value: Value } | { ok: false; failure: CallFailure };

/** Calls a cloud function and parses its reply. Never rejects on what a network or a server can do. */
export async function callFunction<Schema extends v.GenericSchema>(
  cloud: CloudClient,
  name: string,
  request: object,
  valueSchema: Schema,
): Promise<CallOutcome<v.InferOutput<Schema>>> {
  let reply: unknown;
  try {
    reply = await cloud.callFunction(name, request);
  } catch (error) {
    if (!(error instanceof CloudUnreachableError)) throw error;
    return { ok: false, failure: { code: 'unreachable', detail: error.message } };
  }
  const parsed = parseCloudReply(valueSchema, reply);
  if (!parsed.ok) return { ok: false, failure: { code: 'bad-reply', detail: parsed.issues.join('; ') } };
  if (parsed.value.ok) return { ok: true, value: parsed.value.value };
  const { code, message, retryAfterMs, issues } = parsed.value.error;
  return { ok: false, failure: { code, detail: message, retryAfterMs, ...(issues && { issues }) } };
}
