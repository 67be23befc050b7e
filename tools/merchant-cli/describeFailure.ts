import { EXIT, MerchantError } from './merchantError';

/** Before, during or after a call: the connection, and not what was asked for. */
const CONNECTION =
  /ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ENETUNREACH|EHOSTUNREACH|E(?:SOCKET)?TIMEDOUT|EAI_AGAIN|socket hang up/;

/** What a command says about an error, without a stack, and how it ends. */
export function describeFailure(error: Error & { errMsg?: string }): { message: string; exitCode: number } {
  if (error instanceof MerchantError) return { message: error.message, exitCode: error.exitCode };
  const message = error.errMsg ?? error.message;
  if (!CONNECTION.test(message)) return { message, exitCode: EXIT.failed };
  return {
    message:
      'the cloud does not answer: is it running (`npm start`), is this machine online? Then try again.',
    exitCode: EXIT.unreachable,
  };
}
