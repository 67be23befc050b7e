import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import * as v from 'valibot';
import { HttpError, parseJsonBody, readBody, sendJson } from '../gateway/http';
import { type FunctionRunner } from '../functions/functionRunner';
import { type Secrets } from '../secrets';
import { type FileStorage } from '../storage/fileStorage';
import { DatabaseError } from '../store/databaseError';
import { type DocumentStore } from '../store/documentStore';
import { type CloudIds } from '../wechat/cloudIds';
import { createDatabaseActions, parse, type Action } from './databaseActions';
import { parseMultipart } from './multipart';
import { callOpenapi } from './openapi';
import {
  decodeOpenapiRequest,
  decodeOpenDataRequest,
  encodeOpenapiReply,
  encodeOpenDataReply,
} from './protobuf';
import { createStorageActions, isUploadPermitted } from './storageActions';

const MAX_ADMIN_BYTES = 20 * 1024 * 1024;
const MAX_FILE_BYTES = 50 * 1024 * 1024;

export interface AdminContext {
  store: DocumentStore;
  files: FileStorage;
  runner: FunctionRunner;
  secrets: Secrets;
  cloudIds: CloudIds;
  url: string;
}

const Invocation = v.object({ function_name: v.string(), request_data: v.optional(v.string(), '') });

/** The protocol that the unmodified wx-server-sdk 4.0.2 speaks: `POST /admin` and `PUT /cos/<path>`. */
export function createAdminServer({ store, files, runner, secrets, cloudIds, url }: AdminContext) {
  const actions: Record<string, Action> = {
    ...createDatabaseActions(store),
    ...createStorageActions(files, url, secrets.signingKey),
    'functions.invokeFunction': async (body) => {
      const { function_name: name, request_data: text } = parse(Invocation, body);
      if (!runner.has(name))
        throw new DatabaseError('INVALID_PARAM', `FunctionName parameter could not be found: ${name}`);
      const outcome = await runner.call(name, text ? (JSON.parse(text) as unknown) : {}, 'owner');
      if (outcome.kind === 'returned') return { data: { response_data: outcome.json } };
      return { code: 'FUNCTIONS_EXECUTE_FAIL', message: `${name}: ${JSON.stringify(outcome)}` };
    },
  };

  return {
    async serveAdmin(request: IncomingMessage, response: ServerResponse): Promise<void> {
      if (request.method !== 'POST') throw new HttpError(405, 'the admin protocol is POST only');
      if (!isSignedBy(secrets.adminKeyId, request.headers.authorization)) {
        return sendJson(
          response,
          failure('SIGN_PARAM_INVALID', 'the secret id is not the one of this cloud'),
        );
      }
      const contentType = request.headers['content-type'] ?? '';
      const body = await readBody(request, MAX_ADMIN_BYTES);
      if (contentType.startsWith('multipart/')) {
        const reply = await answerWechatCall(parseMultipart(body, contentType));
        response.writeHead(200, { 'content-type': 'application/octet-stream' });
        response.end(reply);
        return;
      }
      sendJson(response, await runAction(parseJsonBody(body)));
    },

    async serveUpload(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
      if (request.method !== 'PUT') throw new HttpError(405, 'files are read at /files');
      if (!isUploadPermitted(secrets.signingKey, path, request.headers.authorization)) {
        throw new HttpError(403, `no permit to upload ${path}`);
      }
      await files.write(path, await readBody(request, MAX_FILE_BYTES));
      response.writeHead(200).end();
    },
  };

  /** A call of WeChat's own APIs; `wxCloudApiToken` says for whom the function runs. */
  async function answerWechatCall(parts: Record<string, Buffer>): Promise<Buffer> {
    const { apiName, requestData = Buffer.alloc(0), wxCloudApiToken } = parts;
    if (apiName?.toString() === 'ApiGetOpenDataByCloudId') {
      const asked = decodeOpenDataRequest(requestData);
      return encodeOpenDataReply(asked.map((cloudId) => cloudIds.open(cloudId, wxCloudApiToken?.toString())));
    }
    const data = decodeOpenapiRequest(requestData);
    return encodeOpenapiReply(await callOpenapi(store, apiName?.toString() ?? '', data, Date.now()));
  }

  async function runAction(body: unknown): Promise<object> {
    const name = (body as { action?: unknown } | null)?.action;
    const action = typeof name === 'string' && Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) return failure('INVALID_ACTION', `the local cloud does not know ${String(name)}`);
    try {
      return { ...(await action(body)), requestId: randomUUID() };
    } catch (error) {
      if (error instanceof DatabaseError) return failure(error.code, error.message);
      return failure('SYS_ERR', (error as Error).message);
    }
  }
}

function failure(code: string, message: string): object {
  return { code, message, requestId: randomUUID() };
}

/** The header names the secret id in the clear; a page of another origin cannot send it at all. */
function isSignedBy(keyId: string, authorization: string | undefined): boolean {
  return /\bCredential=([^/,]+)\//.exec(authorization ?? '')?.[1] === keyId;
}
