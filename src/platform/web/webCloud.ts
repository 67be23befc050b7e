import {
  type CloudClient,
  CloudFileMissingError,
  CloudFileTooLargeError,
  CloudUnreachableError,
} from '../cloudClient';
import { type KeyValueStore } from '../keyValueStore';
import { readBounded } from './readBounded';

const TOKEN_KEY = 'cloud/token';
/** A call without an answer holds up what waits behind it: browsers themselves give up after minutes. */
const TIMEOUT_MS = 30_000;

export interface WebCloudOptions {
  /** Where the gateway answers, without a trailing slash; '' is the page's own origin. */
  gatewayUrl: string;
  fetch: typeof fetch;
  /** Keeps the visitor's token, so that a reload stays the same visitor. */
  keyValueStore: KeyValueStore;
  timeoutMs?: number;
}

/** The preview's way to the cloud: an HTTP gateway in place of `wx.cloud`, with an anonymous visitor identity. */
export function createWebCloud(options: WebCloudOptions): CloudClient {
  const { gatewayUrl, fetch, keyValueStore, timeoutMs = TIMEOUT_MS } = options;
  let token: Promise<string> | undefined;

  /** One exchange, from the request to the end of its body. */
  async function exchange<T>(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try {
      return await read(await fetch(`${gatewayUrl}${path}`, { ...init, signal: abort.signal }));
    } catch (cause) {
      const isTold = [CloudUnreachableError, CloudFileMissingError, CloudFileTooLargeError].some(
        (kind) => cause instanceof kind,
      );
      if (isTold) {
        abort.abort(); // what the other side still sends is not wanted
        throw cause;
      }
      const what = abort.signal.aborted ? `no reply within ${timeoutMs} ms` : 'no connection';
      throw new CloudUnreachableError(`${path}: ${what}`, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  async function readLocal(localUrl: string): Promise<Blob> {
    try {
      return await (await fetch(localUrl)).blob();
    } catch (cause) {
      throw new CloudUnreachableError(`${localUrl} cannot be read any more`, { cause });
    }
  }

  function expectOk(path: string, { ok, status }: Response): void {
    if (!ok) throw new CloudUnreachableError(`${path}: status ${status}`);
  }

  async function obtainToken(): Promise<string> {
    // Without storage the visitor is a new one at each start, and the shop works all the same.
    const known = await keyValueStore.get(TOKEN_KEY).catch(() => undefined);
    if (known) return known;
    const made = await exchange('/identity', { method: 'POST' }, async (response) => {
      expectOk('/identity', response);
      const { token: value } = (await response.json()) as { token?: unknown };
      if (typeof value !== 'string') throw new CloudUnreachableError('/identity: expected a token');
      return value;
    });
    await keyValueStore.set(TOKEN_KEY, made).catch(() => undefined);
    return made;
  }

  /** One token for all calls that run at once; a failed attempt is not remembered. */
  function visitorToken(): Promise<string> {
    token ??= obtainToken().catch((error: unknown) => {
      token = undefined;
      throw error;
    });
    return token;
  }

  return {
    async callFunction(name, body) {
      const path = `/functions/${name}`;
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await visitorToken()}` },
        body: JSON.stringify(body),
      };
      return exchange(path, init, async (response) => {
        if (response.status === 401) {
          // The cloud was set up anew and does not know this visitor: become a new one on the next call.
          token = undefined;
          await keyValueStore.delete(TOKEN_KEY).catch(() => undefined);
        }
        expectOk(path, response);
        return (await response.json()) as unknown;
      });
    },
    downloadFile(cloudPath, maxBytes) {
      const path = `/files/${cloudPath}`;
      return exchange(path, {}, async (response) => {
        if (response.status === 404) throw new CloudFileMissingError(`there is no file "${cloudPath}"`);
        expectOk(path, response);
        return readBounded(response, cloudPath, maxBytes);
      });
    },
    /** `fetch` tells of no progress. */
    async uploadFile(cloudPath, localUrl) {
      const path = `/uploads/${cloudPath}`;
      const bytes = await readLocal(localUrl);
      const headers = { authorization: `Bearer ${await visitorToken()}` };
      return exchange(path, { method: 'PUT', headers, body: bytes }, async (response) => {
        expectOk(path, response);
        const { fileID } = (await response.json()) as { fileID?: unknown };
        if (typeof fileID !== 'string') throw new CloudUnreachableError(`${path}: expected a file id`);
        return fileID;
      });
    },
    fileUrl: (cloudPath) => `${gatewayUrl}/files/${cloudPath}`,
  };
}
