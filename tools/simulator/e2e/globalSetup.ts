import { join } from 'node:path';
import { ensureChromium } from '../../browser/ensureChromium';
import { buildSimulator } from '../compile/buildSimulator';
import { ROOT, startTestCloud, type TestCloud } from '../startTestCloud';
import { FIXTURE_DIST, SIMULATOR_URL_VARIABLE, TEST_WEB_ROOT } from './simulatorUrl';

declare global {
  var phoneCloud: TestCloud | undefined;
}

/** One compiled simulator and one cloud for all files of the project; each test brings a phone of its own. */
// eslint-disable-next-line import-x/no-default-export -- Jest calls the default export
export default async function startSimulator(): Promise<void> {
  ensureChromium();
  await buildSimulator(join(ROOT, 'dist/weapp'), TEST_WEB_ROOT);
  await buildSimulator(FIXTURE_DIST, join(TEST_WEB_ROOT, 'fixture'));
  globalThis.phoneCloud = await startTestCloud(TEST_WEB_ROOT);
  process.env[SIMULATOR_URL_VARIABLE] = globalThis.phoneCloud.url;
}
