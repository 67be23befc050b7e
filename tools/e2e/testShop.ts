import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser } from 'playwright-core';
import { launchChromium } from '../browser/launchChromium';
import { connectCloud, type Cloud } from '../merchant-cli/connectCloud';
import { publishArtifact } from '../merchant-cli/publishArtifact';
import { ensureDemoShop } from '../start/ensureDemoShop';
import { openShop, type OpenShop } from '../start/openShop';
import { openVisit, type Visit } from './visit';

const ROOT = resolve(__dirname, '../..');
export const DEMO_SHOP_DIR = join(ROOT, '.zhanggui/shops/demo');

export interface TestShop extends OpenShop {
  browser: Browser;
  /** For what a test writes; goes with the shop. */
  folder: string;
  /** The real SDK as the shop's owner. */
  owner: Cloud;
  /** Opens the shop as a new shopper on a new phone. */
  visit(): Promise<Visit>;
  /** @param options `force`: against all objections, as a merchant may */
  publish(artifactDir: string, options?: { force?: boolean }): Promise<void>;
  close(): Promise<void>;
}

/** A shop of its own on a free port, with everything that lasts in a temporary folder, and a browser to visit it. */
export async function openTestShop(): Promise<TestShop> {
  await ensureDemoShop(ROOT, DEMO_SHOP_DIR);
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-e2e-'));
  const shop = await openShop({
    shopDir: DEMO_SHOP_DIR,
    cloudDir: join(folder, 'cloud'),
    keysDir: join(folder, 'keys'),
    functionsDir: join(ROOT, 'dist/cloudfunctions'),
    webRoot: join(ROOT, 'dist/h5'),
    port: 0,
  });
  const browser = await launchChromium();
  const owner = connectCloud(shop.cloud.adminEnvironment);
  const visits: Visit[] = [];
  return {
    ...shop,
    browser,
    folder,
    owner,
    async visit() {
      const visit = await openVisit(browser, shop.cloud.url);
      visits.push(visit);
      return visit;
    },
    async publish(artifactDir, { force = false } = {}) {
      await publishArtifact({ cloud: owner, keys: shop.keys, artifactDir, force });
    },
    async close() {
      await Promise.all(visits.map((visit) => visit.close()));
      await browser.close();
      await shop.cloud.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
