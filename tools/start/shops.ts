import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { newestArtifact } from '../checks/artifactSize';
import { generateOnlineRetailShop } from '../demo-shop';
import { ensureDemoShop, isDemoShopCurrent } from './ensureDemoShop';
import { type Progress } from './progress';
import { isTrainedOnShop, trainOnShop } from './trainOnShop';

export interface ShopSetting {
  root: string;
  /** Where the shop's folder is, or comes to be. */
  shopDir: string;
  stateDir: string;
  /** Where the real log lies, for the shop made of one. */
  dataDir: string | undefined;
  progress: Progress;
}

interface StartableShop {
  /** Makes the shop's folder unless it is there. */
  prepare(setting: Omit<ShopSetting, 'stateDir'>): Promise<void>;
  /** Folder of the model to publish; `undefined` when there is none and the shop opens with popularity. */
  findArtifact(setting: Omit<ShopSetting, 'dataDir'>): Promise<string | undefined>;
}

export type ShopName = 'demo' | 'online-retail';

/** The shops that can be opened without any set-up. */
export const SHOPS: Record<ShopName, StartableShop> = {
  demo: {
    async prepare({ root, shopDir, progress }) {
      if (isDemoShopCurrent(root, shopDir)) return;
      await progress.step('making the demo shop', () => ensureDemoShop(root, shopDir));
    },
    async findArtifact({ root }) {
      const models = join(root, 'model-artifacts/recommender');
      const version = newestArtifact(models);
      return version && join(models, version);
    },
  },
  'online-retail': {
    async prepare({ shopDir, dataDir, progress }) {
      if (existsSync(join(shopDir, 'shop.json'))) return;
      if (!dataDir) throw new Error('--shop online-retail needs --data DIR, the folder of the invoices');
      await progress.step('making a shop of the invoices', async () => {
        await generateOnlineRetailShop(dataDir, shopDir);
      });
    },
    async findArtifact({ root, shopDir, stateDir, progress }) {
      const artifactDir = join(stateDir, 'models/online-retail');
      if (!isTrainedOnShop(shopDir, artifactDir)) {
        await progress.step('training a model on the log', () => trainOnShop(root, shopDir, artifactDir));
      }
      return artifactDir;
    },
  },
};
