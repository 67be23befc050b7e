import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileTemplates } from './compileTemplates';

let dist: string;
beforeEach(() => (dist = mkdtempSync(join(tmpdir(), 'zhanggui-templates-'))));
afterEach(() => rmSync(dist, { recursive: true }));

function compile(template: string) {
  writeFileSync(join(dist, 'index.wxml'), template);
  return compileTemplates(dist, ['index.wxml'], new Set(['card']));
}

it('lists the attributes that each built-in tag is given, without those of the framework', () => {
  const template =
    '<view id="a" class="b" hover-class="c" bindtap="d" data-e="f"><card title="g" /><view aria-label="h" hidden /></view>';
  expect(compile(template).attributes).toEqual({ view: ['aria-label', 'hidden', 'hover-class'] });
});

it('names the file of a template that does not compile', () => {
  expect(() => compile('<view>{{ item }</view>')).toThrow(/index\.wxml/);
});
