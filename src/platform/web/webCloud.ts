import { type CloudClient, CloudFileMissingError, CloudUnreachableError } from '../cloudClient';
import { type KeyValueStore } from '../keyValueStore';

const TOKEN_KEY = 'cloud/token';

export interface WebCloudOptions {
  /** Where the gateway answers, without a trailing slash; '' is the page's own origin. */
  gatewayUrl: string;
  fetch: typeof fetch;
  /** Keeps the visitor's token, so that a reload stays the same visitor. */
  keyValueStore: KeyValueStore;
}

/** The preview's way to the cloud: an HTTP gateway in place of `wx.cloud`, with an anonymous visitor identity. */
export function createWebCloud({ gatewayUrl, fetch, keyValueStore }: WebCloudOptions): CloudClient {
  let token: Promise<string> | undefined;

  async function request(path: string, init?: RequestInit): Promise<Response> {
    try {
      return await fetch(`${gatewayUrl}${path}`, init);
    } catch (cause) {
      throw new CloudUnreachableError(`${path}: no connection`, { cause });
    }
  }

  async function readBody<T>(path: string, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (cause) {
      throw new CloudUnreachableError(`${path}: the reply broke off`, { cause });
    }
  }

  async function obtainToken(): Promise<string> {
    const known = await keyValueStore.get(TOKEN_KEY);
    if (known) return known;
    const response = await request('/identity', { method: 'POST' });
    const reply = (await readBody('/identity', () => response.json())) as { token?: unknown };
    if (!response.ok || typeof reply.token !== 'string') {
      throw new CloudUnreachableError(`/identity: status ${response.status}, expected a token`);
    }
    await keyValueStore.set(TOKEN_KEY, reply.token);
    return reply.token;
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
      const response = await request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await visitorToken()}` },
        body: JSON.stringify(body),
      });
      if (response.status === 401) {
        // The cloud was set up anew and does not know this visitor: become a new one on the next call.
        token = undefined;
        await keyValueStore.delete(TOKEN_KEY);
      }
      if (!response.ok) throw new CloudUnreachableError(`${path}: status ${response.status}`);
      return readBody(path, () => response.json() as Promise<unknown>);
    },
    async downloadFile(cloudPath) {
      const path = `/files/${cloudPath}`;
      const response = await request(path);
      if (response.status === 404) throw new CloudFileMissingError(`there is no file "${cloudPath}"`);
      if (!response.ok) throw new CloudUnreachableError(`${path}: status ${response.status}`);
      return new Uint8Array(await readBody(path, () => response.arrayBuffer()));
    },
    fileUrl: (cloudPath) => `${gatewayUrl}/files/${cloudPath}`,
  };
}
