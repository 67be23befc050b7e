import { type CatalogueItem, NO_MERCHANDISING } from '../contracts';
import { createMemoryPlatform, type MemoryPlatformOptions } from '../platform/memory/memoryPlatform';
import { createShopClient } from '../shopClient/shopClient';
import { buildProfile } from './buildItem';
import { createShopFunction, type ShopFunctionState } from './shopFunction';

/** A phone in memory with a shop behind its cloud. */
export function createTestShop(
  items: CatalogueItem[],
  options: Omit<MemoryPlatformOptions, 'functions'> = {},
) {
  const state: ShopFunctionState = {
    profile: buildProfile(),
    merchandising: NO_MERCHANDISING,
    items,
    orders: new Map(),
    reviews: new Map(),
    coupons: [],
    cart: { lines: [], updatedAtMs: 0 },
    nextError: undefined,
  };
  const platform = createMemoryPlatform({ ...options, functions: { shop: createShopFunction(state) } });
  return { state, platform, shop: createShopClient(platform.cloud) };
}
