import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModule } from './jest/readModule';
import { createModuleLoader } from './moduleLoader';

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'zhanggui-modules-'));
  mkdirSync(join(dist, 'pages'));
});
afterEach(() => rmSync(dist, { recursive: true }));

it('runs a file once and resolves paths relative to it', () => {
  writeFileSync(join(dist, 'count.js'), 'wx.count += 1; module.exports = wx.count');
  writeFileSync(join(dist, 'pages/home.js'), 'exports.seen = [require("../count"), require("../count.js")]');
  expect(createModuleLoader((path) => readModule(dist, path), { wx: { count: 0 } })('./pages/home')).toEqual({
    seen: [1, 1],
  });
});

it('runs every file again for the next launch', () => {
  writeFileSync(join(dist, 'count.js'), 'wx.count += 1; module.exports = wx.count');
  const wx = { count: 0 };
  expect([
    createModuleLoader((path) => readModule(dist, path), { wx })('./count'),
    createModuleLoader((path) => readModule(dist, path), { wx })('./count'),
  ]).toEqual([1, 2]);
});

it('loads a module of another package by promise', async () => {
  writeFileSync(join(dist, 'engine.js'), 'exports.name = "engine"');
  writeFileSync(join(dist, 'app.js'), 'exports.engine = require.async("./engine.js")');
  const app = createModuleLoader((path) => readModule(dist, path), {})('./app') as {
    engine: Promise<unknown>;
  };
  await expect(app.engine).resolves.toEqual({ name: 'engine' });
});

it.each(['window', 'document', 'process', 'fetch', 'globalThis.document', 'globalThis.process', 'this'])(
  'hides %s, which a phone does not have',
  (name) => {
    writeFileSync(join(dist, 'app.js'), `module.exports = typeof ${name}`);
    expect(createModuleLoader((path) => readModule(dist, path), {})('./app')).toBe('undefined');
  },
);
