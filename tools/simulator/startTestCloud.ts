import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connectCloud } from '../merchant-cli/connectCloud';
import { KEYS_DIR, type MerchantKeys } from '../merchant-cli/merchantKeys';
import { eventually } from '../e2e/eventually';
import { publishArtifact } from '../merchant-cli/publishArtifact';
import { ensureDemoShop } from '../start/ensureDemoShop';
import { openShop } from '../start/openShop';
import { shippedArtifact } from '../start/shippedArtifact';

export const ROOT = resolve(__dirname, '../..');

export interface TestCloud {
  url: string;
  stop(): Promise<void>;
}

/**
 * The demo shop with its model published, as the built mini-program in `dist/weapp` trusts it, in a cloud of its own that
 * goes when it is stopped. @param webRoot folder that the cloud serves as well
 */
export async function startTestCloud(webRoot?: string): Promise<TestCloud> {
  const shopDir = join(ROOT, '.zhanggui/shops/demo');
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-simulator-'));
  await ensureDemoShop(ROOT, shopDir);
  const { cloud, keys } = await openShop({
    shopDir,
    cloudDir: join(folder, 'cloud'),
    keysDir: join(ROOT, KEYS_DIR),
    functionsDir: patientFunctions(),
    ...(webRoot !== undefined && { webRoot }),
    port: 0,
  });
  assertTrusted(join(ROOT, 'dist/weapp/app.js'), keys);
  await publishArtifact({
    cloud: connectCloud(cloud.adminEnvironment),
    keys,
    artifactDir: shippedArtifact(),
  });
  await warmUp(cloud.url);
  return {
    url: cloud.url,
    async stop() {
      await cloud.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The built functions with all the time that the service can give them: a busy machine is slower than the service. */
function patientFunctions(): string {
  const folder = join(ROOT, 'build/patient-functions');
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(ROOT, 'dist/cloudfunctions'), folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name, 'config.json');
    const config = JSON.parse(existsSync(path) ? readFileSync(path, 'utf8') : '{}') as object;
    writeFileSync(path, JSON.stringify({ ...config, timeout: 60 }));
  }
  return folder;
}

const FIRST_REQUESTS = {
  shop: { action: 'shop-profile' },
  models: { action: 'manifest', model: 'recommender', installedVersion: 0 },
  collect: {},
};
const AT_ONCE: Record<string, number> = { shop: 3 };
const WARM_UP_MS = 120_000;

/** A function's process starts with its first call; on a busy machine that takes longer than a phone waits. */
async function warmUp(url: string): Promise<void> {
  const identity = await fetch(`${url}/identity`, { method: 'POST' });
  const { token } = (await identity.json()) as { token: string };
  const call = (name: string, request: object) =>
    eventually(async () => {
      const reply = await fetch(`${url}/functions/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(request),
      });
      if (reply.status !== 200) throw new Error(`cloud function ${name}: ${await reply.text()}`);
    }, WARM_UP_MS);
  for (const [name, request] of Object.entries(FIRST_REQUESTS)) {
    // An app asks several things at its start: each takes a process.
    await Promise.all(Array.from({ length: AT_ONCE[name] ?? 1 }, () => call(name, request)));
  }
}

/** A build that trusts another key refuses every model, which would look like a fault of the app. */
function assertTrusted(appFile: string, { keyId, publicKey }: MerchantKeys): void {
  if (readFileSync(appFile, 'utf8').includes(publicKey)) return;
  const keys = JSON.stringify({ [keyId]: publicKey });
  throw new Error(
    `${appFile} does not trust this machine's key: ZHANGGUI_PUBLIC_KEYS='${keys}' npm run build:weapp`,
  );
}
