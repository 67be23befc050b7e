import { titleCase } from './titleCase';

describe('titleCase', () => {
  it.each([
    ['WHITE HANGING HEART T-LIGHT HOLDER', 'White Hanging Heart T-Light Holder'],
    ['SET OF 3 CAKE TINS  PANTRY DESIGN ', 'Set of 3 Cake Tins Pantry Design'],
    ['LUNCH BAG  BLACK SKULL.', 'Lunch Bag Black Skull'],
    ["CHILDREN'S APRON", "Children's Apron"],
    ['COLOUR GLASS. STAR T-LIGHT HOLDER', 'Colour Glass. Star T-Light Holder'],
    ['ASSTD DESIGN 3D PAPER STICKERS', 'Assorted Design 3D Paper Stickers'],
  ])('writes %s as %s', (description, title) => {
    expect(titleCase(description)).toBe(title);
  });
});
