import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { newestArtifact } from '../../checks/artifactSize';
import { connectCloud } from '../../merchant-cli/connectCloud';
import { KEYS_DIR, type MerchantKeys } from '../../merchant-cli/merchantKeys';
import { publishArtifact } from '../../merchant-cli/publishArtifact';
import { ensureDemoShop } from '../../start/ensureDemoShop';
import { openShop, type OpenShop } from '../../start/openShop';
import { CLOUD_URL_VARIABLE } from './cloudUrlVariable';

declare global {
  var simulatorShop: (OpenShop & { folder: string }) | undefined;
}

/** One cloud for all files of the project, outside of jsdom: the tests' own realm is that of a phone. */
// eslint-disable-next-line import-x/no-default-export -- Jest calls the default export
export default async function startCloud(): Promise<void> {
  const root = resolve(__dirname, '../../..');
  const shopDir = join(root, '.zhanggui/shops/demo');
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-simulator-'));
  await ensureDemoShop(root, shopDir);
  const shop = await openShop({
    shopDir,
    cloudDir: join(folder, 'cloud'),
    keysDir: join(root, KEYS_DIR),
    functionsDir: join(root, 'dist/cloudfunctions'),
    port: 0,
  });
  globalThis.simulatorShop = { ...shop, folder };
  assertTrusted(join(root, 'dist/weapp/app.js'), shop.keys);
  const models = join(root, 'model-artifacts/recommender');
  await publishArtifact({
    cloud: connectCloud(shop.cloud.adminEnvironment),
    keys: shop.keys,
    artifactDir: join(models, newestArtifact(models) ?? 'none'),
  });
  process.env[CLOUD_URL_VARIABLE] = shop.cloud.url;
}

/** A build that trusts another key refuses every model, which would look like a fault of the app. */
function assertTrusted(appFile: string, { keyId, publicKey }: MerchantKeys): void {
  if (readFileSync(appFile, 'utf8').includes(publicKey)) return;
  const keys = JSON.stringify({ [keyId]: publicKey });
  throw new Error(
    `${appFile} does not trust this machine's key: ZHANGGUI_PUBLIC_KEYS='${keys}' npm run build:weapp`,
  );
}
