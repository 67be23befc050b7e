import { join } from 'node:path';
import { ensureChromium } from '../../browser/ensureChromium';
import { buildSimulator } from '../compile/buildSimulator';
import { ROOT, startTestCloud, type TestCloud } from '../startTestCloud';
import { FIXTURE_DIST, SIMULATOR_URL_VARIABLE } from './simulatorUrl';

declare global {
  var phoneCloud: TestCloud | undefined;
}

/** One compiled simulator and one cloud for all files of the project; each test brings a phone of its own. */
// eslint-disable-next-line import-x/no-default-export -- Jest calls the default export
export default async function startSimulator(): Promise<void> {
  ensureChromium();
  // Beside what `npm run simulate` may be serving.
  const webRoot = join(ROOT, 'build/simulator-test');
  await buildSimulator(join(ROOT, 'dist/weapp'), webRoot);
  await buildSimulator(FIXTURE_DIST, join(webRoot, 'fixture'));
  globalThis.phoneCloud = await startTestCloud(webRoot);
  process.env[SIMULATOR_URL_VARIABLE] = globalThis.phoneCloud.url;
}
