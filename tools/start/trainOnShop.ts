import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the model is made from. */
const SOURCES = ['sequences.txt', 'items.tsv'];

const stampOf = (artifactDir: string) => `${artifactDir}.log-sha256`;

function hashLog(shopDir: string): string {
  const hash = createHash('sha256');
  for (const name of SOURCES) hash.update(readFileSync(join(shopDir, name)));
  return hash.digest('hex');
}

/** Whether `artifactDir` holds a model that was trained on the log that the shop's folder holds now. */
export function isTrainedOnShop(shopDir: string, artifactDir: string): boolean {
  const stamp = stampOf(artifactDir);
  if (!existsSync(join(artifactDir, 'card.json')) || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === hashLog(shopDir);
}

/**
 * Trains a recommender on a shop folder's log into `artifactDir`. The training shows its own progress on this terminal.
 * Throws when it fails or is interrupted.
 */
export async function trainOnShop(root: string, shopDir: string, artifactDir: string): Promise<void> {
  const current = hashLog(shopDir);
  const status = await new Promise<number | null>((resolve, reject) => {
    const command = ['run', '-s', 'train', '--', 'recommender', '--shop', shopDir, '--out', artifactDir];
    const child = spawn('npm', command, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0)
    throw new Error(`training on ${shopDir} did not end well (status ${status ?? 'unknown'})`);
  writeFileSync(stampOf(artifactDir), current);
}
