import { titleBesideBrand } from './titleBesideBrand';

it.each([
  ['半山茶事 碧螺春 100g', '半山茶事', '碧螺春 100g'],
  ['碧螺春 100g', '半山茶事', '碧螺春 100g'],
  ['半山茶事', '半山茶事', '半山茶事'],
  ['碧螺春', '', '碧螺春'],
])('writes %s of the brand %s as %s', (title, brand, shown) => {
  expect(titleBesideBrand(title, brand)).toBe(shown);
});
