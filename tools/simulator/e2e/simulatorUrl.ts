import { resolve } from 'node:path';

/** Environment variable by which the project's set-up tells the tests where the simulator is. */
export const SIMULATOR_URL_VARIABLE = 'ZHANGGUI_SIMULATED_PHONE_URL';

/** A small mini-program, written by hand, that uses what the shop does not. */
export const FIXTURE_DIST = resolve(__dirname, 'fixture');

/** What the tests' cloud serves, beside what `npm run simulate` may be serving. */
export const TEST_WEB_ROOT = resolve(__dirname, '../../../build/simulator-test');

export function simulatorUrl(): string {
  const url = process.env[SIMULATOR_URL_VARIABLE];
  if (!url) throw new Error('no simulator: run these tests with jest --selectProjects phone');
  return url;
}
