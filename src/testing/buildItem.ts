import { type CatalogueItem, type ShopProfile } from '../contracts';

/** A catalogue item that satisfies its contract, with what a test is about set by hand. */
export function buildItem(fields: Partial<CatalogueItem> & { itemId: string }): CatalogueItem {
  return {
    title: `商品 ${fields.itemId}`,
    brief: '',
    categoryId: 'tea',
    brand: '',
    priceMinor: 1000,
    stock: 10,
    soldCount: 5,
    rating: 0,
    reviewCount: 0,
    picture: `pictures/${fields.itemId}.webp`,
    listedAtMs: 0,
    ...fields,
  };
}

export function buildProfile(fields: Partial<ShopProfile> = {}): ShopProfile {
  return {
    shopId: 'test',
    title: '测试小店',
    currency: 'CNY',
    categories: [{ categoryId: 'tea', title: '茶', picture: 'pictures/tea.webp' }],
    ...fields,
  };
}
