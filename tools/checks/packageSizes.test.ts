import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { measurePackages } from './packageSizes';

let dist: string;
beforeEach(() => (dist = mkdtempSync(join(tmpdir(), 'zhanggui-sizes-'))));
afterEach(() => rmSync(dist, { recursive: true }));

function write(path: string, sizeBytes: number, content = 'x'.repeat(sizeBytes)) {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), content);
}

it('counts a file for the subpackage whose root it lies under, and for main otherwise', () => {
  const app = JSON.stringify({ subPackages: [{ root: 'packages/engine' }, { root: 'packages/faq/' }] });
  write('app.json', 0, app);
  write('pages/home/index.js', 100);
  write('packages/engine/engine.js', 2000);
  write('packages/engine/pages/about/index.js', 30);
  write('packages/engine-notes.js', 5);
  expect(measurePackages(dist)).toEqual({
    mainBytes: app.length + 100 + 5,
    subpackageBytes: { 'packages/engine': 2030, 'packages/faq': 0 },
    totalBytes: app.length + 100 + 5 + 2030,
  });
});

it('leaves out what is never sent to a phone', () => {
  write('app.json', 0, '{}');
  write('project.config.json', 500);
  write('app.js.LICENSE.txt', 500);
  write('app.js.map', 500);
  expect(measurePackages(dist).totalBytes).toBe(2);
});

it('names the file when there is no build', () => {
  expect(() => measurePackages(dist)).toThrow('app.json');
});
