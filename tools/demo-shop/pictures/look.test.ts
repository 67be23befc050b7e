import { CATALOGUE_CONTENT } from '../content/catalogueContent';
import { parseLook } from './look';

describe('parseLook', () => {
  it('reads icon, packaging and prop', () => {
    expect(parseLook('teapot')).toEqual({ icon: 'teapot', packaging: undefined, prop: undefined });
    expect(parseLook('pouch/peanuts+chestnut')).toEqual({
      packaging: 'pouch',
      icon: 'peanuts',
      prop: 'chestnut',
    });
  });

  it.each([
    ['no-such-icon', 'no icon named "no-such-icon"'],
    ['teapot+nothing-here', 'no icon named "nothing-here"'],
    ['crateful/teapot', 'no packaging named "crateful"'],
    ['Teapot', 'expected "icon"'],
  ])('refuses %s and says why', (text, message) => {
    expect(() => parseLook(text)).toThrow(message);
  });

  it('knows every look of the catalogue', () => {
    for (const { look, goods } of CATALOGUE_CONTENT) {
      for (const text of [
        look,
        ...goods.flatMap((base) => [base.look, ...Object.values(base.looks ?? {})]),
      ]) {
        expect(parseLook(text).icon).not.toBe('');
      }
    }
  });
});
