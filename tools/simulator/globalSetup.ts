import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureDemoShop } from '../start/ensureDemoShop';
import { openShop, type OpenShop } from '../start/openShop';
import { CLOUD_URL_VARIABLE } from './cloudUrlVariable';

declare global {
  var simulatorShop: (OpenShop & { folder: string }) | undefined;
}

/** One cloud for all files of the project, outside of jsdom: the tests' own realm is that of a phone. */
// eslint-disable-next-line import-x/no-default-export -- Jest calls the default export
export default async function startCloud(): Promise<void> {
  const root = resolve(__dirname, '../..');
  const shopDir = join(root, '.zhanggui/shops/demo');
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-simulator-'));
  await ensureDemoShop(root, shopDir);
  const shop = await openShop({
    shopDir,
    cloudDir: join(folder, 'cloud'),
    keysDir: join(folder, 'keys'),
    functionsDir: join(root, 'dist/cloudfunctions'),
    port: 0,
  });
  globalThis.simulatorShop = { ...shop, folder };
  process.env[CLOUD_URL_VARIABLE] = shop.cloud.url;
}
