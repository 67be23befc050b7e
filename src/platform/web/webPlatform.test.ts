import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { IDBFactory } from 'fake-indexeddb';
import { describeAppLifecycle } from '../contract/describeAppLifecycle';
import { describeClock } from '../contract/describeClock';
import { type CloudBackend, describeCloudClient } from '../contract/describeCloudClient';
import { describeDevice } from '../contract/describeDevice';
import { describeFileStore } from '../contract/describeFileStore';
import { describeGraphics } from '../contract/describeGraphics';
import { describeIdentifiers } from '../contract/describeIdentifiers';
import { describeKeyValueStore } from '../contract/describeKeyValueStore';
import { describeNetwork } from '../contract/describeNetwork';
import { createMemoryKeyValueStore } from '../memory/memoryKeyValueStore';
import { createSystemClock } from '../systemClock';
import { browserFamily } from './browserFamily';
import { createWebDevice } from './webDevice';
import { createWebIdentifiers } from './webIdentifiers';
import { createWebCloud } from './webCloud';
import { createWebGraphics } from './webGraphics';
import { createWebLifecycle } from './webLifecycle';
import { createWebNetwork } from './webNetwork';
import { createWebStores } from './webStores';

/** A database whose writes fail with the browser's own error once it is full. */
function createBoundedFactory() {
  const factory = new IDBFactory();
  const limit = { isFull: false };
  const open = factory.open.bind(factory);
  factory.open = (...args) => {
    const request = open(...args);
    request.addEventListener('success', () => {
      const database = request.result;
      const transaction = database.transaction.bind(database);
      database.transaction = (...call) => {
        const started = transaction(...call);
        if (limit.isFull && call[1] === 'readwrite') {
          Object.defineProperty(started, 'error', { value: new DOMException('full', 'QuotaExceededError') });
          queueMicrotask(() => started.abort());
        }
        return started;
      };
    });
    return request;
  };
  return { factory, fillUp: () => (limit.isFull = true) };
}

describeKeyValueStore('IndexedDB', () => {
  const { factory, fillUp } = createBoundedFactory();
  const open = () => createWebStores('shop', factory).keyValueStore;
  return { store: open(), reopen: open, fillUp };
});

describeFileStore('IndexedDB', () => {
  const { factory, fillUp } = createBoundedFactory();
  const open = () => createWebStores('shop', factory).fileStore;
  return { store: open(), reopen: open, fillUp };
});

describe('the browser stores', () => {
  it('keeps two shops on one origin apart', async () => {
    const factory = new IDBFactory();
    await createWebStores('one', factory).keyValueStore.set('cart', '1');
    expect(await createWebStores('two', factory).keyValueStore.get('cart')).toBeUndefined();
  });
});

async function startGateway({ functions, files }: CloudBackend) {
  const tokens: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [, kind, ...rest] = (request.url ?? '').split('/');
      const reply = (status: number, body: object = {}) =>
        response.writeHead(status).end(JSON.stringify(body));
      if (kind === 'identity') {
        tokens.push(`visitor-${tokens.length}`);
        return reply(200, { token: tokens.at(-1) });
      }
      if (kind === 'files') {
        const bytes = files.get(rest.join('/'));
        return bytes ? response.end(bytes) : reply(404);
      }
      if (request.headers.authorization !== `Bearer ${tokens.at(-1)}`) return reply(401);
      if (kind === 'uploads' && request.method === 'PUT') {
        files.set(rest.join('/'), new Uint8Array(Buffer.concat(chunks)));
        return reply(200, { fileID: `cloud://local.files/${rest.join('/')}` });
      }
      try {
        return reply(200, functions[rest[0]!]!(JSON.parse(Buffer.concat(chunks).toString())) as object);
      } catch {
        return reply(500);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gatewayUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { gatewayUrl, tokens, close };
}

describeCloudClient('the HTTP gateway', async (backend) => {
  const { gatewayUrl, close } = await startGateway(backend);
  const client = createWebCloud({ gatewayUrl, fetch, keyValueStore: createMemoryKeyValueStore() });
  const addLocalFile = (text: string) => `data:,${encodeURIComponent(text)}`;
  return { client, addLocalFile, disconnect: close, close };
});

describe('a gateway that sends without end', () => {
  it('is given up once it has sent more than was asked for', async () => {
    let sent = 0;
    const endless = createServer((_, response) => {
      const timer = setInterval(() => {
        response.write(Buffer.alloc(1024));
        sent += 1024;
        if (sent === 1024 * 1024) response.end(); // for whoever would take all of it
      }, 1);
      response.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    const gatewayUrl = `http://127.0.0.1:${(endless.address() as AddressInfo).port}`;
    const client = createWebCloud({ gatewayUrl, fetch, keyValueStore: createMemoryKeyValueStore() });
    try {
      await expect(client.downloadFile('models/1/weights.bin', 4096)).rejects.toMatchObject({
        name: 'CloudFileTooLargeError',
      });
      expect(sent).toBeLessThan(1024 * 1024);
    } finally {
      endless.closeAllConnections();
      await new Promise((resolve) => endless.close(resolve));
    }
  });
});

describe('a gateway that does not answer', () => {
  it('counts as unreachable after the time limit', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const gatewayUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const keyValueStore = createMemoryKeyValueStore();
    const client = createWebCloud({ gatewayUrl, fetch, keyValueStore, timeoutMs: 50 });
    await expect(client.callFunction('echo', {})).rejects.toThrow('no reply within 50 ms');
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
  });
});

describe('the visitor of the HTTP gateway', () => {
  const echo: CloudBackend = { functions: { echo: (request) => request }, files: new Map() };

  it('is one for all calls and stays the same after a reload', async () => {
    const { gatewayUrl, tokens, close } = await startGateway(echo);
    const keyValueStore = createMemoryKeyValueStore();
    const first = createWebCloud({ gatewayUrl, fetch, keyValueStore });
    await Promise.all([first.callFunction('echo', {}), first.callFunction('echo', {})]);
    await createWebCloud({ gatewayUrl, fetch, keyValueStore }).callFunction('echo', {});
    expect(tokens).toHaveLength(1);
    await close();
  });

  it('is a new one at each start where the browser stores nothing', async () => {
    const { gatewayUrl, tokens, close } = await startGateway(echo);
    const fail = () => Promise.reject(new Error('planted'));
    const keyValueStore = { get: fail, set: fail, delete: fail, keys: fail };
    const client = createWebCloud({ gatewayUrl, fetch, keyValueStore });
    expect(await client.callFunction('echo', { a: 1 })).toEqual({ a: 1 });
    expect(await client.callFunction('echo', { a: 2 })).toEqual({ a: 2 });
    expect(tokens).toHaveLength(1);
    await close();
  });

  it('is made anew after the cloud has forgotten it', async () => {
    const { gatewayUrl, tokens, close } = await startGateway(echo);
    const client = createWebCloud({ gatewayUrl, fetch, keyValueStore: createMemoryKeyValueStore() });
    await client.callFunction('echo', {});
    tokens.push('another');
    await expect(client.callFunction('echo', {})).rejects.toMatchObject({ name: 'CloudUnreachableError' });
    expect(await client.callFunction('echo', { again: true })).toEqual({ again: true });
    await close();
  });
});

describeNetwork('browser', () => {
  const target = new EventTarget();
  const navigator = { onLine: true };
  return {
    network: createWebNetwork(target as Window, navigator),
    setOnline(isOnline) {
      navigator.onLine = isOnline;
      target.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
    },
  };
});

describeAppLifecycle('browser', () => {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const become = (state: DocumentVisibilityState) => () => {
    document.visibilityState = state;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  return {
    lifecycle: createWebLifecycle(document as unknown as Document),
    show: become('visible'),
    hide: become('hidden'),
  };
});

describe('system timers', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  describeClock('the system', () => ({
    clock: createSystemClock(),
    advance: (ms) => jest.advanceTimersByTime(ms),
  }));
});

describeIdentifiers('browser', () => createWebIdentifiers(crypto));

describeDevice('browser', (appVersion) =>
  createWebDevice(
    { userAgent: 'Mozilla/5.0 Chrome/120.0 Safari/537.36', platform: 'Linux x86_64' },
    appVersion,
  ),
);

describeGraphics('browser', (gl) =>
  createWebGraphics(() => ({ getContext: (kind: string) => (kind === 'webgl' ? gl : null) }) as never, ''),
);

describe('browser graphics', () => {
  const canvasWith = (...kinds: string[]) => ({
    getContext: (kind: string) => (kinds.includes(kind) ? { kind } : null),
  });
  const graphicsWith = (...kinds: string[]) =>
    createWebGraphics(() => canvasWith(...kinds) as unknown as HTMLCanvasElement, 'Chrome/120');

  it('prefers WebGL 2, takes WebGL 1, and says when there is none', () => {
    expect(graphicsWith('webgl', 'webgl2').createContext()?.webglVersion).toBe(2);
    expect(graphicsWith('webgl').createContext()?.webglVersion).toBe(1);
    expect(graphicsWith().createContext()).toBeUndefined();
  });

  it('never asks one canvas for two kinds of context', () => {
    let canvases = 0;
    const graphics = createWebGraphics(() => {
      canvases += 1;
      return canvasWith() as unknown as HTMLCanvasElement;
    }, '');
    graphics.createContext();
    expect(canvases).toBe(2);
  });
});

describe('browserFamily', () => {
  it.each([
    ['Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36', 'Chrome'],
    ['Mozilla/5.0 AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0', 'Edge'],
    ['Mozilla/5.0 (iPhone) AppleWebKit/605 Version/17.0 Mobile Safari/604.1', 'Safari'],
    ['Mozilla/5.0 (iPhone) AppleWebKit/605 Mobile MicroMessenger/8.0', 'WeChat'],
    ['curl/8', 'other'],
  ])('of %s is %s', (userAgent, family) => expect(browserFamily(userAgent)).toBe(family));
});
