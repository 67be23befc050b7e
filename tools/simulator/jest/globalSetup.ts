import { startTestCloud, type TestCloud } from '../startTestCloud';
import { CLOUD_URL_VARIABLE } from './cloudUrlVariable';

declare global {
  var simulatorCloud: TestCloud | undefined;
}

/** One cloud for all files of the project, outside of jsdom: the tests' own realm is that of a phone. */
// eslint-disable-next-line import-x/no-default-export -- Jest calls the default export
export default async function startCloud(): Promise<void> {
  globalThis.simulatorCloud = await startTestCloud();
  process.env[CLOUD_URL_VARIABLE] = globalThis.simulatorCloud.url;
}
