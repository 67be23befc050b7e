import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesUnder } from '../../checks/filesUnder';
import { launchApp } from './launchApp';
import { enterShop } from './shopping';
import { newPhone, WEAPP_DIST } from './simulatedPhone';

const TAP = / bindtap="[^"]*"/g;
/** The question is there already when it is tapped: an app that hears the tap answers within a turn or two. */
const PATIENCE_MS = 3000;

jest.setTimeout(120_000);

let dist: string;
beforeEach(() => (dist = mkdtempSync(join(tmpdir(), 'zhanggui-dist-'))));
afterEach(() => rmSync(dist, { recursive: true }));

// One build a file: compiled templates share state in their window. Unchanged, the same steps pass in shopping.sim.test.ts.

/** A copy of the build whose templates went through `change`. */
function copyBuild(change: (template: string) => string): void {
  cpSync(WEAPP_DIST, dist, { recursive: true });
  for (const path of filesUnder(dist).filter((name) => name.endsWith('.wxml'))) {
    writeFileSync(join(dist, path), change(readFileSync(join(dist, path), 'utf8')));
  }
}

it('fails on a build whose nodes do not hear taps: the simulator taps, it does not pretend', async () => {
  let removed = 0;
  copyBuild((template) => template.replace(TAP, () => ((removed += 1), '')));
  expect(removed).toBeGreaterThan(0);
  const app = launchApp(newPhone(), dist);
  await expect(enterShop(app, 'refuse', PATIENCE_MS)).rejects.toThrow(
    'the question for consent is still open',
  );
  app.kill();
});
