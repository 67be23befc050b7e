import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDemoShop, type OnProgress } from '../demo-shop';
import { fingerprint } from './fingerprint';

/** What the folder is made from. */
const SOURCES = ['tools/demo-shop', 'src/contracts'];

/** Generates the demo shop's folder unless it is complete and made by the present generator. Pictures there already are kept. */
export async function ensureDemoShop(root: string, folder: string, onProgress?: OnProgress): Promise<void> {
  const stamp = join(folder, 'generator.stamp');
  const current = fingerprint(root, SOURCES);
  if (existsSync(join(folder, 'shop.json')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === current) {
    return;
  }
  rmSync(stamp, { force: true });
  await generateDemoShop(folder, onProgress ? { onProgress } : {});
  writeFileSync(stamp, current);
}
