import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDemoShop, type OnProgress } from '../demo-shop';
import { fingerprint } from './fingerprint';

/** What the folder is made from. */
const SOURCES = ['tools/demo-shop', 'tools/catalogue', 'src/contracts'];

const stampOf = (folder: string) => join(folder, 'generator.stamp');

/** Whether the folder is complete and made by the present generator. */
export function isDemoShopCurrent(root: string, folder: string): boolean {
  const stamp = stampOf(folder);
  if (!existsSync(join(folder, 'shop.json')) || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === fingerprint(root, SOURCES);
}

/** Generates the demo shop's folder unless it is current. Pictures there already are kept. */
export async function ensureDemoShop(root: string, folder: string, onProgress?: OnProgress): Promise<void> {
  if (isDemoShopCurrent(root, folder)) return;
  const current = fingerprint(root, SOURCES);
  rmSync(stampOf(folder), { force: true });
  await generateDemoShop(folder, onProgress ? { onProgress } : {});
  writeFileSync(stampOf(folder), current);
}
