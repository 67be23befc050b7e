import { type CloudError, type CloudReply } from '../../src/contracts';

export function succeed<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function fail(
  code: CloudError['code'],
  message: string,
  details: Pick<CloudError, 'issues' | 'retryAfterMs'> = {},
): { ok: false; error: CloudError } {
  return { ok: false, error: { code, message, ...details } };
}

export type Reply<Value> = Promise<CloudReply<Value>>;
