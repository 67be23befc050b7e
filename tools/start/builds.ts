import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint';

export type BuildName = 'weapp' | 'h5' | 'cloud';

interface Build {
  /** For people. */
  title: string;
  /** Exists after a successful build. */
  output: string;
  /** What the build reads, relative to the root. */
  sources: readonly string[];
}

const APP_SOURCES = [
  'src',
  'config',
  'tools/build',
  'model-artifacts/text',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'babel.config.js',
];

const BUILDS: Record<BuildName, Build> = {
  weapp: { title: 'mini-program', output: 'dist/weapp/app.json', sources: APP_SOURCES },
  h5: { title: 'browser preview', output: 'dist/h5/index.html', sources: APP_SOURCES },
  cloud: {
    title: 'cloud functions',
    output: 'dist/cloudfunctions/shop/index.js',
    sources: ['cloudfunctions', 'src/contracts', 'src/domain', 'tools/build', 'package-lock.json'],
  },
};

const LOG_LINES_ON_FAILURE = 40;

export class BuildError extends Error {
  override readonly name = 'BuildError';
}

export const buildTitle = (name: BuildName) => BUILDS[name].title;

/** False when the build's output exists and nothing that it was made from has changed since. */
export function isStale(root: string, name: BuildName): boolean {
  const { output, sources } = BUILDS[name];
  const stamp = stampPath(root, name);
  if (!existsSync(join(root, output)) || !existsSync(stamp)) return true;
  return readFileSync(stamp, 'utf8') !== fingerprint(root, sources);
}

/**
 * Runs `npm run build:<name>` with `environment` added to this process's own. Throws `BuildError` with the end of its
 * output when it fails.
 */
export async function runBuild(
  root: string,
  name: BuildName,
  environment: Record<string, string> = {},
): Promise<void> {
  const { title, output, sources } = BUILDS[name];
  const stamp = stampPath(root, name);
  rmSync(stamp, { force: true });
  const before = fingerprint(root, sources);
  const { status, log } = await run(root, name, environment);
  if (status !== 0 || !existsSync(join(root, output))) {
    const tail = log.trimEnd().split('\n').slice(-LOG_LINES_ON_FAILURE).join('\n');
    throw new BuildError(`building the ${title} failed (npm run build:${name}):\n${tail}`);
  }
  mkdirSync(join(root, 'build/stamps'), { recursive: true });
  // Of the sources as they were when it began: a change made meanwhile makes it stale.
  writeFileSync(stamp, before);
}

function stampPath(root: string, name: BuildName): string {
  return join(root, 'build/stamps', name);
}

function run(
  root: string,
  name: BuildName,
  environment: Record<string, string>,
): Promise<{ status: number; log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '-s', `build:${name}`], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', ...environment },
    });
    let log = '';
    child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ status: code ?? 1, log }));
  });
}
