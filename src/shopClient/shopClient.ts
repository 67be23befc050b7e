import {
  type CloudErrorCode,
  parseCloudReply,
  type ShopRequest,
  type ShopRequestInput,
  type ShopResult,
  ShopResults,
} from '../contracts';
import { type CloudClient, CloudUnreachableError } from '../platform';

/** `unreachable`: no reply came, so the call may or may not have run. `bad-reply`: it broke its contract. */
export type ShopFailureCode = CloudErrorCode | 'unreachable' | 'bad-reply';

export interface ShopFailure {
  code: ShopFailureCode;
  /** For developers; shoppers see `failureCopy(code)`. */
  detail: string;
  retryAfterMs?: number | undefined;
}

export type ShopOutcome<Action extends ShopRequest['action']> =
  { ok: true; value: ShopResult<Action> } | { ok: false; failure: ShopFailure };

/** The typed way to the `shop` cloud function. It never rejects on what a network or a server can do. */
export interface ShopClient {
  call<Action extends ShopRequest['action']>(
    request: Extract<ShopRequestInput, { action: Action }>,
  ): Promise<ShopOutcome<Action>>;
}

export function createShopClient(cloud: CloudClient): ShopClient {
  return {
    async call<Action extends ShopRequest['action']>(
      request: Extract<ShopRequestInput, { action: Action }>,
    ): Promise<ShopOutcome<Action>> {
      let reply: unknown;
      try {
        reply = await cloud.callFunction('shop', request);
      } catch (error) {
        if (!(error instanceof CloudUnreachableError)) throw error;
        return { ok: false, failure: { code: 'unreachable', detail: error.message } };
      }
      const parsed = parseCloudReply(ShopResults[request.action], reply);
      if (!parsed.ok) return { ok: false, failure: { code: 'bad-reply', detail: parsed.issues.join('; ') } };
      if (parsed.value.ok) return { ok: true, value: parsed.value.value as ShopResult<Action> };
      const { code, message, retryAfterMs } = parsed.value.error;
      return { ok: false, failure: { code, detail: message, retryAfterMs } };
    },
  };
}
