import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkWeappCompiles } from './weappCompiles';

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'zhanggui-wcc-'));
  writeFileSync(join(dist, 'app.json'), '{"pages":["index"]}');
  writeFileSync(join(dist, 'index.json'), '{}');
  writeFileSync(join(dist, 'index.wxml'), '<view wx:for="{{items}}">{{item}}</view>');
  writeFileSync(join(dist, 'index.wxss'), '.tile { color: red }');
});
afterEach(() => rmSync(dist, { recursive: true }));

it('passes a page that WeChat accepts', () => {
  expect(checkWeappCompiles(dist).map(({ passed }) => passed)).toEqual([true, true]);
});

it('names the file of a template that WeChat refuses', () => {
  writeFileSync(join(dist, 'index.wxml'), '<view>\n<text>{{item}\n</view>');
  const [templates] = checkWeappCompiles(dist);
  expect(templates).toMatchObject({ passed: false, detail: expect.stringContaining('index.wxml') });
});

it('names the file of a style sheet that WeChat refuses', () => {
  writeFileSync(join(dist, 'index.wxss'), '.tile { color: red\n.other } {');
  const [, styles] = checkWeappCompiles(dist);
  expect(styles).toMatchObject({ passed: false, detail: expect.stringContaining('index.wxss') });
});
