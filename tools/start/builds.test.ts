import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isStale, runBuild } from './builds';

const OUTPUT = 'dist/cloudfunctions/shop/index.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zhanggui-builds-'));
  mkdirSync(join(root, 'cloudfunctions/shop'), { recursive: true });
  writeFileSync(join(root, 'cloudfunctions/shop/main.ts'), '');
});
afterEach(() => rmSync(root, { recursive: true }));

/** What `npm run build:cloud` does in this project. */
function scriptIs(script: string): void {
  writeFileSync(join(root, 'build.js'), script);
  writeFileSync(join(root, 'package.json'), JSON.stringify({ scripts: { 'build:cloud': 'node build.js' } }));
}
const writesOutput = `require('fs').cpSync('cloudfunctions', 'dist/cloudfunctions', { recursive: true });
require('fs').writeFileSync('${OUTPUT}', process.env.SHOP_COLOUR || '');`;

it('is stale before the first build, and again after a source has changed', async () => {
  scriptIs(writesOutput);
  expect(isStale(root, 'cloud')).toBe(true);
  await runBuild(root, 'cloud');
  expect(isStale(root, 'cloud')).toBe(false);
  writeFileSync(join(root, 'cloudfunctions/shop/placeOrder.ts'), '');
  expect(isStale(root, 'cloud')).toBe(true);
});

it('is stale when a source changes while it is being built', async () => {
  scriptIs(`${writesOutput} require('fs').writeFileSync('cloudfunctions/shop/late.ts', '');`);
  await runBuild(root, 'cloud');
  expect(isStale(root, 'cloud')).toBe(true);
});

it('is stale when its output is gone', async () => {
  scriptIs(writesOutput);
  await runBuild(root, 'cloud');
  rmSync(join(root, OUTPUT));
  expect(isStale(root, 'cloud')).toBe(true);
});

it('shows what the build printed last when it fails, and stays stale', async () => {
  scriptIs(`${writesOutput} console.error('main.ts:3: no such module'); process.exit(2);`);
  await expect(runBuild(root, 'cloud')).rejects.toThrow(
    /cloud functions failed[^]*main\.ts:3: no such module/,
  );
  expect(isStale(root, 'cloud')).toBe(true);
});

it('does not take a build that ends well without its output for a success', async () => {
  scriptIs('');
  await expect(runBuild(root, 'cloud')).rejects.toThrow('npm run build:cloud');
});
