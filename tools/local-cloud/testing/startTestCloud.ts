import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCloudFunctions } from '../../build/cloudfunctions';
import { connectCloud, type Cloud } from '../../merchant-cli/connectCloud';
import { startLocalCloud, type LocalCloud } from '../startLocalCloud';
import { type FunctionOutcome } from '../functions/functionProcess';

export interface TestCloud extends LocalCloud {
  dataDir: string;
  /** The real SDK as the cloud's owner. */
  owner: Cloud;
  /** Function calls that threw, crashed or took too long. */
  failures: { name: string; outcome: FunctionOutcome }[];
  createIdentity(): Promise<string>;
  /** Calls a function as the bearer of `token` and returns its reply, whatever the status. */
  call(name: string, request: unknown, token: string): Promise<unknown>;
}

/** A local cloud in a folder of its own, with the functions of `sourceDir` (default: the project's) built into it. */
export async function startTestCloud(
  options: { sourceDir?: string; webRoot?: string; functionEnvironment?: Record<string, string> } = {},
): Promise<TestCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-cloud-'));
  const functionsDir = join(folder, 'functions');
  const dataDir = join(folder, 'data');
  await buildCloudFunctions(functionsDir, options.sourceDir);
  const failures: TestCloud['failures'] = [];
  const cloud = await startLocalCloud({
    dataDir,
    functionsDir,
    ...(options.webRoot === undefined ? {} : { webRoot: options.webRoot }),
    functionEnvironment: options.functionEnvironment ?? {},
    onFunctionFailure: (name, outcome) => failures.push({ name, outcome }),
  });
  return {
    ...cloud,
    dataDir,
    owner: connectCloud(cloud.adminEnvironment),
    failures,
    async createIdentity() {
      const response = await fetch(`${cloud.url}/identity`, { method: 'POST' });
      return ((await response.json()) as { token: string }).token;
    },
    async call(name, request, token) {
      const response = await fetch(`${cloud.url}/functions/${name}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(request),
      });
      return response.json();
    },
    async stop() {
      await cloud.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
