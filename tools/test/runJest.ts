import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countJest, type Counts } from './jestCounts';

/** Runs one project of jest.config.js with its output on this terminal. */
export async function runJest(root: string, project: string, parameters: string[] = []): Promise<Counts> {
  const folder = join(root, 'build/test');
  const reportFile = join(folder, `${project}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(reportFile, { force: true });
  const status = await new Promise<number>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        join(root, 'node_modules/jest/bin/jest.js'),
        ...['--selectProjects', project, '--json', `--outputFile=${reportFile}`],
        ...parameters,
      ],
      // `--json` prints the report to stdout as well; the readable account goes to stderr.
      { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
  return countJest(existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : undefined, status);
}
