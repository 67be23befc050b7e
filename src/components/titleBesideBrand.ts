/** A title without the brand it begins with, for where the brand has a line of its own. */
export function titleBesideBrand(title: string, brand: string): string {
  if (brand === '' || !title.startsWith(brand)) return title;
  const rest = title.slice(brand.length).replace(/^[\s·|｜/-]+/u, '');
  return rest === '' ? title : rest;
}
