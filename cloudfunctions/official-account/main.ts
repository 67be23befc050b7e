import { createPutBatch } from '../collect/putBatch';
import { openDatabase } from '../runtime/database';
import { parseHttpCall, replyText, type HttpReply } from '../runtime/httpCall';
import { answerPush, type OfficialAccount } from './answerPush';

const putBatch = createPutBatch(openDatabase());

/** From the function's environment variables, which are set in the service's console. */
function readAccount(): OfficialAccount | undefined {
  const {
    OFFICIAL_ACCOUNT_TOKEN: token,
    OFFICIAL_ACCOUNT_AES_KEY: encodingKey,
    OFFICIAL_ACCOUNT_APPID: appId,
  } = process.env;
  if (!token) return undefined;
  return { token, ...(encodingKey && appId && { encryption: { encodingKey, appId } }) };
}

export async function main(event: unknown): Promise<HttpReply> {
  const call = parseHttpCall(event);
  if (!call) return replyText(400, 'this function is called by WeChat over HTTP');
  const account = readAccount();
  if (!account) return replyText(503, 'set OFFICIAL_ACCOUNT_TOKEN to the token of the official account');
  try {
    return await answerPush(call, { account, nowMs: Date.now(), putBatch });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : JSON.stringify(error)}\n`);
    return replyText(500, 'the push was not stored');
  }
}
