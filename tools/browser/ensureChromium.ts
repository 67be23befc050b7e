import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './findChromium';

const WHAT_TO_INSTALL =
  'no Chromium found: install Chromium or Google Chrome, or set CHROME_PATH to its executable';

/** The browser's path; on Debian and its kin, as root, it is installed first when absent. Throws one line saying what to do. */
export function ensureChromium(report: (line: string) => void = () => undefined): string {
  const found = findChromium();
  if (found) return found;
  if (!canInstall()) throw new Error(WHAT_TO_INSTALL);
  report('no Chromium found: installing it with apt-get …');
  apt('update');
  // The shop's copy is Chinese: without such a font a page is boxes.
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  const installed = findChromium();
  if (!installed) throw new Error(WHAT_TO_INSTALL);
  return installed;
}

function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function apt(...parameters: string[]): void {
  const { status, stderr } = spawnSync('apt-get', ['-q', ...parameters], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0) return;
  const reason = stderr.trim().split('\n').at(-1) ?? '';
  throw new Error(`${WHAT_TO_INSTALL} (apt-get ${parameters.join(' ')}: ${reason})`);
}
