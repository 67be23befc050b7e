import {
  type PrivacyRequest,
  type PrivacyRequestInput,
  type PrivacyResult,
  PrivacyResults,
} from '../contracts';
import { type CloudClient } from '../platform';
import { callFunction, type CallOutcome } from './callFunction';

/** The typed way to the `privacy` cloud function. It never rejects on what a network or a server can do. */
export interface PrivacyClient {
  call<Action extends PrivacyRequest['action']>(
    request: Extract<PrivacyRequestInput, { action: Action }>,
  ): Promise<CallOutcome<PrivacyResult<Action>>>;
}

export function createPrivacyClient(cloud: CloudClient): PrivacyClient {
  return {
    call: <Action extends PrivacyRequest['action']>(
      request: Extract<PrivacyRequestInput, { action: Action }>,
    ) =>
      callFunction(cloud, 'privacy', request, PrivacyResults[request.action]) as Promise<
        CallOutcome<PrivacyResult<Action>>
      >,
  };
}
