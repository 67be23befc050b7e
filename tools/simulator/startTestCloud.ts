import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { newestArtifact } from '../checks/artifactSize';
import { connectCloud } from '../merchant-cli/connectCloud';
import { KEYS_DIR, type MerchantKeys } from '../merchant-cli/merchantKeys';
import { publishArtifact } from '../merchant-cli/publishArtifact';
import { ensureDemoShop } from '../start/ensureDemoShop';
import { openShop } from '../start/openShop';

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
    functionsDir: join(ROOT, 'dist/cloudfunctions'),
    ...(webRoot !== undefined && { webRoot }),
    port: 0,
  });
  assertTrusted(join(ROOT, 'dist/weapp/app.js'), keys);
  const models = join(ROOT, 'model-artifacts/recommender');
  await publishArtifact({
    cloud: connectCloud(cloud.adminEnvironment),
    keys,
    artifactDir: join(models, newestArtifact(models) ?? 'none'),
  });
  return {
    url: cloud.url,
    async stop() {
      await cloud.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A build that trusts another key refuses every model, which would look like a fault of the app. */
function assertTrusted(appFile: string, { keyId, publicKey }: MerchantKeys): void {
  if (readFileSync(appFile, 'utf8').includes(publicKey)) return;
  const keys = JSON.stringify({ [keyId]: publicKey });
  throw new Error(
    `${appFile} does not trust this machine's key: ZHANGGUI_PUBLIC_KEYS='${keys}' npm run build:weapp`,
  );
}
