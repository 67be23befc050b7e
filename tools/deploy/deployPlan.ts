import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { COLLECTIONS } from '../local-cloud/collections';
import { loadFunctionConfig } from '../local-cloud/functions/functionConfig';

export interface PlannedFile {
  /** Relative to the repository. */
  path: string;
  sizeBytes: number;
  sha256: string;
}
export interface PlannedFunction {
  name: string;
  timeoutSeconds: number;
  memoryMiB: number;
  triggers: { name: string; cron: string }[];
  openapi: string[];
  /** Environment variables that the function reads, by name; their values are set from this machine's environment. */
  secrets: string[];
  files: PlannedFile[];
}
export interface DeployPlan {
  env: string;
  functions: PlannedFunction[];
  collections: { name: string; indexes: { name: string; fields: readonly string[]; unique: boolean }[] }[];
  app: { appid: string; version: string; files: PlannedFile[] };
}

/** Own variables of the functions all begin like this: nothing else is handed on. */
const SECRET = /\bZHANGGUI_[A-Z_]+\b/g;

/** Exactly what a deployment uploads, from what was built. Throws, saying which build is missing. */
export function planDeployment(root: string, env: string): DeployPlan {
  const functionsDir = join(root, 'dist/cloudfunctions');
  const appDir = join(root, 'dist/weapp');
  for (const [folder, command] of [
    [functionsDir, 'build:cloud'],
    [appDir, 'build:weapp'],
  ] as const) {
    if (!existsSync(folder)) throw new Error(`${relative(root, folder)} is missing: npm run ${command}`);
  }
  const project = JSON.parse(readFileSync(join(root, 'project.config.json'), 'utf8')) as { appid: string };
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    env,
    functions: readdirSync(functionsDir).map((name) => planFunction(root, join(functionsDir, name), name)),
    collections: Object.entries(COLLECTIONS).map(([name, indexes]) => ({
      name,
      indexes: indexes.map((index) => ({
        name: index.name,
        fields: index.fields,
        unique: index.unique ?? false,
      })),
    })),
    app: { appid: project.appid, version, files: listFiles(root, appDir) },
  };
}

function planFunction(root: string, folder: string, name: string): PlannedFunction {
  const { timeout, memorySize, triggers } = loadFunctionConfig(folder);
  const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as {
    permissions?: { openapi?: string[] };
  };
  if (!config.permissions?.openapi) {
    throw new Error(`cloudfunctions/${name}/config.json: permissions.openapi is missing; [] asks for none`);
  }
  const code = readFileSync(join(folder, 'index.js'), 'utf8');
  return {
    name,
    timeoutSeconds: timeout,
    memoryMiB: memorySize,
    triggers: triggers.map(({ name: trigger, config: cron }) => ({ name: trigger, cron })),
    openapi: config.permissions.openapi,
    secrets: [...new Set(code.match(SECRET) ?? [])].sort(),
    files: listFiles(root, folder),
  };
}

function listFiles(root: string, folder: string): PlannedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const bytes = readFileSync(path);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { path: relative(root, path), sizeBytes: bytes.length, sha256 };
    });
}

/** What stands in the way of a real deployment, by name. */
export function findObstacles(plan: DeployPlan, environment: Record<string, string | undefined>): string[] {
  const needed = [
    'TENCENTCLOUD_SECRETID',
    'TENCENTCLOUD_SECRETKEY',
    ...plan.functions.flatMap(({ secrets }) => secrets),
  ];
  const missing = [...new Set(needed)].filter((name) => !environment[name]);
  return [
    ...missing.map((name) => `${name} is not set`),
    ...(plan.app.appid === 'touristappid' ? ['project.config.json: appid is not yours yet'] : []),
  ];
}
