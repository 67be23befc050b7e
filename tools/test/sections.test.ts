import { parseSections } from './sections';

it('runs what was asked for in the usual order', () => {
  expect(parseSections('sizes, unit')).toEqual(['unit', 'sizes']);
});

it('refuses a name it does not know and lists those it does', () => {
  expect(() => parseSections('unit,browser')).toThrow(/"browser".*unit, dom, simulator, phone, e2e, sizes/);
});
