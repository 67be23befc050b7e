import { type Storefront } from '../../../src/contracts';
import { namePicture, WIDTH, type Picture } from '../pictures/renderPictures';
import { type Good } from '../products/buildGoods';
import { composeBanner } from './composeBanner';
import { BANNERS, SHELVES } from './storefrontContent';

const SHELF_ITEMS = 12;

/** The demo shop's home page: drawn banners, and shelves of the goods that belong to a time of the year. */
export function buildStorefront(
  bySales: readonly Good[],
  categoryIds: ReadonlySet<string>,
): { storefront: Storefront; pictures: Picture[] } {
  const pictures: Picture[] = [];
  const banners = BANNERS.filter(
    ({ link }) => link.to !== 'category' || categoryIds.has(link.categoryId),
  ).map(({ ground, icons, ...banner }) => {
    const picture = namePicture(`banner-${banner.bannerId}`, composeBanner({ ground, icons }), WIDTH.banner);
    pictures.push(picture);
    return { ...banner, picture: picture.path, ground: 'bright' as const };
  });
  const shelves = SHELVES.flatMap(({ of, ...shelf }) => {
    const itemIds = mostSoldOf(bySales.filter(({ base }) => base.season === of));
    return itemIds.length > 0 ? [{ ...shelf, itemIds }] : [];
  });
  return { storefront: { banners, shelves }, pictures };
}

/** One variant of a good is enough for a shelf. */
function mostSoldOf(goods: readonly Good[]): string[] {
  const byBase = new Map<string, string>();
  for (const { baseId, itemId } of goods) if (!byBase.has(baseId)) byBase.set(baseId, itemId);
  return [...byBase.values()].slice(0, SHELF_ITEMS);
}
