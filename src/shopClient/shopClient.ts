import { type ShopRequest, type ShopRequestInput, type ShopResult, ShopResults } from '../contracts';
import { type CloudClient } from '../platform';
import { type CallFailure, type CallFailureCode, callFunction, type CallOutcome } from './callFunction';

export type ShopFailureCode = CallFailureCode;
export type ShopFailure = CallFailure;
export type ShopOutcome<Action extends ShopRequest['action']> = CallOutcome<ShopResult<Action>>;

/** The typed way to the `shop` cloud function. It never rejects on what a network or a server can do. */
export interface ShopClient {
  call<Action extends ShopRequest['action']>(
    request: Extract<ShopRequestInput, { action: Action }>,
  ): Promise<ShopOutcome<Action>>;
}

export function createShopClient(cloud: CloudClient): ShopClient {
  return {
    call: <Action extends ShopRequest['action']>(request: Extract<ShopRequestInput, { action: Action }>) =>
      callFunction(cloud, 'shop', request, ShopResults[request.action]) as Promise<ShopOutcome<Action>>,
  };
}
