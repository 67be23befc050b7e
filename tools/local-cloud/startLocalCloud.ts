import { mkdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { writeCloudRecord } from './cloudRecord';
import { COLLECTIONS } from './collections';
import { type FunctionOutcome } from './functions/functionProcess';
import { FunctionRunner } from './functions/functionRunner';
import { serveGateway } from './gateway/gateway';
import { HttpError, sendJson } from './gateway/http';
import { loadSecrets } from './secrets';
import { seedShop, type SeedSummary } from './seedShop';
import { FileStorage } from './storage/fileStorage';
import { DocumentStore } from './store/documentStore';
import { createCloudIds } from './wechat/cloudIds';
import { createAdminServer } from './wire/adminServer';

const ENVIRONMENT = 'local';

export interface LocalCloudOptions {
  /** Holds everything that lasts; made when absent. One running cloud at a time. */
  dataDir: string;
  /** Folder of built functions, `<name>/index.js`. */
  functionsDir: string;
  /** 0, the default, takes a free one. */
  port?: number;
  /** Folder served at `/`, such as the built preview. */
  webRoot?: string;
  /** ed25519 public keys, base64 by key id, that the preview trusts. */
  publicKeys?: Record<string, string>;
  /** Environment variables of every function, as they would be set in the service's console. */
  functionEnvironment?: Record<string, string>;
  /** Where to note the way in for the merchant's tools; removed on `stop`. */
  recordFile?: string;
  /** Hears of function calls that threw, crashed or took too long. */
  onFunctionFailure?: (name: string, outcome: FunctionOutcome) => void;
}

export interface LocalCloud {
  /** Gateway, files and preview: `http://127.0.0.1:<port>`. */
  url: string;
  adminUrl: string;
  /** Environment variables with which the unmodified wx-server-sdk talks to this cloud as its owner. */
  adminEnvironment: Record<string, string>;
  seedShop(shopDir: string): SeedSummary;
  /** Answers what is under way, for at most 20 seconds, and refuses what comes meanwhile. */
  stop(): Promise<void>;
}

/** As long as a function process may take to start. */
const STOP_WAIT_MS = 20_000;

/**
 * Starts the whole cloud in this process, reachable from this machine only. Throws
 * `DataDirectoryBusyError` when another cloud runs on `dataDir`, and the system's error when the port is taken.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { dataDir, port = 0 } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 }); // it holds openids and secrets
  const store = new DocumentStore(join(dataDir, 'documents.db'), COLLECTIONS);
  const server = createServer();
  try {
    await listen(server, port);
    return open(options, store, server);
  } catch (error) {
    if (server.listening) await close(server);
    store.close();
    throw error;
  }
}

/** The cloud behind a server that listens already; function processes start with their first call. */
function open(options: LocalCloudOptions, store: DocumentStore, server: Server): LocalCloud {
  const { dataDir, functionsDir, webRoot, publicKeys = {}, recordFile } = options;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const adminUrl = `${url}/admin`;
  const secrets = loadSecrets(dataDir);
  const files = new FileStorage(join(dataDir, 'files'), ENVIRONMENT);
  const adminEnvironment = {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    TCB_ENV: ENVIRONMENT,
    SCF_NAMESPACE: ENVIRONMENT,
    // Without this the SDK asks the network, before every call, whether it runs inside the service.
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: secrets.adminKeyId,
    TENCENTCLOUD_SECRETKEY: secrets.adminKey,
    ZHANGGUI_CLOUD_FILE_PREFIX: files.fileIdPrefix,
    ZHANGGUI_PERSONAL_KEYS: JSON.stringify({ current: 'local', keys: { local: secrets.personalKey } }),
  };
  const onFunctionFailure = options.onFunctionFailure ?? (() => undefined);
  const functionEnvironment = { ...options.functionEnvironment, ...adminEnvironment };
  const runner = new FunctionRunner(functionsDir, functionEnvironment, (name, outcome) => {
    if (outcome.kind !== 'returned') onFunctionFailure(name, outcome);
  });
  const cloudIds = createCloudIds(secrets.signingKey);
  const admin = createAdminServer({ store, files, runner, secrets, cloudIds, url });
  const pageConfig = () => ({ publicKeys, shopId: store.readAll('shop')[0]?.['shopId'] });
  const gateway = {
    runner,
    files,
    signingKey: secrets.signingKey,
    cloudIds,
    webRoot,
    pageConfig,
    onFunctionFailure,
  };

  let isStopping = false;
  const underWay = new Set<Promise<void>>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const serve = async () => {
      const path = decodePath(request.url);
      // The functions that are still at work need the database until they have answered.
      if (path === '/admin') await admin.serveAdmin(request, response);
      else if (isStopping) throw new HttpError(503, 'the cloud is being stopped');
      else if (path.startsWith('/cos/'))
        await admin.serveUpload(request, response, path.slice('/cos/'.length));
      else await serveGateway(request, response, path, gateway);
    };
    const served = serve()
      .catch((error: unknown) => refuse(response, error))
      .finally(() => underWay.delete(served));
    underWay.add(served);
  });
  if (recordFile !== undefined) writeCloudRecord(recordFile, { url, adminUrl, adminEnvironment });
  return {
    url,
    adminUrl,
    adminEnvironment,
    seedShop: (shopDir) => seedShop(store, files, shopDir),
    async stop() {
      isStopping = true;
      if (recordFile !== undefined) rmSync(recordFile, { force: true });
      await settledWithin(underWay, STOP_WAIT_MS);
      runner.stop();
      await close(server);
      store.close();
    },
  };
}

async function settledWithin(underWay: ReadonlySet<Promise<void>>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
  const all = async () => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
  await Promise.race([all(), limit]);
  clearTimeout(timer);
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function decodePath(url = '/'): string {
  try {
    return decodeURIComponent(url.split('?')[0] ?? '/');
  } catch {
    throw new HttpError(400, 'the path is not properly encoded');
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = error instanceof HttpError ? error.status : 500;
  // What is left of a refused body is not read: the connection cannot be used again.
  response.setHeader('connection', 'close');
  const code = {
    400: 'bad-request',
    403: 'bad-request',
    404: 'not-found',
    405: 'bad-request',
    413: 'too-large',
  }[status];
  sendJson(
    response,
    { ok: false, error: { code: code ?? 'internal', message: (error as Error).message } },
    status,
  );
}
