import { stat } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { join, normalize, resolve, sep } from 'node:path';
import * as v from 'valibot';
import { type CloudError } from '../../../src/contracts/cloudReply';
import { type FunctionOutcome } from '../functions/functionProcess';
import { type FunctionRunner } from '../functions/functionRunner';
import { type FileStorage } from '../storage/fileStorage';
import { type CloudIds } from '../wechat/cloudIds';
import { serveHttpAccess } from './httpAccess';
import { HttpError, parseJsonBody, readBody, sendJson, sendText } from './http';
import { createIdentityToken, openidOf } from './identity';
import { receiveUpload } from './receiveUpload';
import { sendFile } from './sendFile';

/** WeChat's own limit of a call, each way. */
const MAX_REQUEST_BYTES = 6 * 1024 * 1024;

export interface GatewayContext {
  runner: FunctionRunner;
  files: FileStorage;
  signingKey: string;
  cloudIds: CloudIds;
  /** Folder served at `/`. */
  webRoot: string | undefined;
  /** What the page finds in `window.__ZHANGGUI__`. */
  pageConfig: () => object;
  /** Hears of calls that ended badly: the caller learns only that the cloud failed. */
  onFunctionFailure: (name: string, outcome: FunctionOutcome) => void;
}

/** The way of the preview and the simulator into the cloud, in place of `wx.cloud`. */
export async function serveGateway(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  context: GatewayContext,
): Promise<void> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (path === '/health' && isRead) return sendJson(response, { ok: true });
  if (path === '/identity' && request.method === 'POST')
    return sendJson(response, { token: createIdentityToken() });
  if (path === '/group-enter-info' && request.method === 'POST')
    return sendGroupEnterInfo(request, response, context);
  if (path.startsWith('/functions/') && request.method === 'POST') {
    return callFunction(request, response, path.slice('/functions/'.length), context);
  }
  if (path.startsWith('/uploads/') && request.method === 'PUT')
    return receiveUpload(request, response, path.slice('/uploads/'.length), context);
  if (path.startsWith('/http/'))
    return serveHttpAccess(request, response, path.slice('/http/'.length), context);
  if (!isRead) throw new HttpError(405, `${request.method ?? ''} is not possible here`);
  if (path === '/config.js') {
    const script = `window.__ZHANGGUI__ = ${JSON.stringify(context.pageConfig())};\n`;
    return sendText(response, script, 'text/javascript; charset=utf-8');
  }
  const file = path.startsWith('/files/')
    ? await context.files.locate(path.slice('/files/'.length))
    : await locateStatic(context.webRoot, path);
  if (!file) throw new HttpError(404, `there is no ${path}`);
  return sendFile(request, response, file);
}

async function callFunction(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  { runner, signingKey, onFunctionFailure }: GatewayContext,
): Promise<void> {
  if (!runner.has(name)) throw new HttpError(404, `there is no cloud function ${name}`);
  const openid = openidOf(request.headers.authorization, signingKey);
  if (openid === undefined) {
    const error: CloudError = { code: 'unauthenticated', message: 'no valid identity token' };
    return sendJson(response, { ok: false, error }, 401);
  }
  const event = parseJsonBody(await readBody(request, MAX_REQUEST_BYTES));
  const clientIp = request.socket.remoteAddress ?? '';
  const outcome = await runner.call(name, event, { openid, clientIp });
  if (outcome.kind === 'returned') {
    return sendText(response, outcome.json, 'application/json; charset=utf-8');
  }
  onFunctionFailure(name, outcome);
  const error: CloudError = { code: 'internal', message: `cloud function ${name}: ${outcome.kind}` };
  const status = { 'timed-out': 504, overloaded: 503, crashed: 502, threw: 502 }[outcome.kind];
  sendJson(response, { ok: false, error }, status);
}

const GroupEntrance = v.object({ group: v.pipe(v.string(), v.minLength(1), v.maxLength(100)) });

/** WeChat's answer to a phone's `wx.getGroupEnterInfo`: only WeChat knows the chat, so the simulated phone names it here. */
async function sendGroupEnterInfo(
  request: IncomingMessage,
  response: ServerResponse,
  { signingKey, cloudIds }: GatewayContext,
): Promise<void> {
  const openid = openidOf(request.headers.authorization, signingKey);
  if (openid === undefined) throw new HttpError(403, 'no valid identity token');
  const entrance = v.safeParse(GroupEntrance, parseJsonBody(await readBody(request, MAX_REQUEST_BYTES)));
  if (!entrance.success) throw new HttpError(400, 'expected the name of a group');
  sendJson(response, { cloudID: cloudIds.issue(entrance.output.group, openid) });
}

async function locateStatic(webRoot: string | undefined, path: string) {
  if (webRoot === undefined || path.includes('\0')) return undefined;
  const root = resolve(webRoot);
  const target = normalize(join(root, path.endsWith('/') ? `${path}index.html` : path));
  if (!target.startsWith(root + sep)) return undefined;
  const found = await stat(target).catch(() => undefined);
  return found?.isFile() ? { path: target, sizeBytes: found.size, changedAtMs: found.mtimeMs } : undefined;
}
