import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export interface BrowserSearch {
  environment: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  isExecutable(path: string): boolean;
}

const thisMachine: BrowserSearch = {
  environment: process.env,
  platform: process.platform,
  isExecutable(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/**
 * Path of the browser to drive: `CHROME_PATH`, then PATH, then the usual place on macOS; `undefined` when there is none.
 * Throws when `CHROME_PATH` is set and wrong: falling back silently would test another browser than the one asked for.
 */
export function findChromium(search: BrowserSearch = thisMachine): string | undefined {
  const { environment, platform, isExecutable } = search;
  const chosen = environment['CHROME_PATH'];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`CHROME_PATH is "${chosen}", which is no executable file; correct it or unset it`);
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(platform === 'darwin' ? MAC_APPLICATIONS : [])].find(isExecutable);
}
