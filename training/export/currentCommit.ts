import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
/** What an artifact depends on, from the root of the repository. */
const SOURCES = ['src/contracts', 'src/domain', 'src/models', 'src/text', 'training', 'package-lock.json'];

/** The commit of the code, marked when its sources differ from it; `unknown` outside of a repository. */
export function currentCommit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    const commit = git('rev-parse', 'HEAD');
    return git('status', '--porcelain', '--', ...SOURCES) === '' ? commit : `${commit}-dirty`;
  } catch {
    return 'unknown';
  }
}
