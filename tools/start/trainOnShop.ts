import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the model is made from. */
const SOURCES = ['sequences.txt', 'items.tsv'];

/**
 * Trains a recommender on a shop folder's log into `artifactDir`, unless that was trained on the same log before.
 * The training shows its own progress on this terminal. Throws when it fails or is interrupted.
 */
export async function trainOnShop(root: string, shopDir: string, artifactDir: string): Promise<void> {
  const hash = createHash('sha256');
  for (const name of SOURCES) hash.update(readFileSync(join(shopDir, name)));
  const current = hash.digest('hex');
  const stamp = `${artifactDir}.log-sha256`;
  if (existsSync(join(artifactDir, 'card.json')) && existsSync(stamp)) {
    if (readFileSync(stamp, 'utf8') === current) return;
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    const command = ['run', '-s', 'train', '--', 'recommender', '--shop', shopDir, '--out', artifactDir];
    const child = spawn('npm', command, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0)
    throw new Error(`training on ${shopDir} did not end well (status ${status ?? 'unknown'})`);
  writeFileSync(stamp, current);
}
