import * as v from 'valibot';
import {
  CatalogueItem,
  MAX_PAGE_ITEMS,
  Merchandising,
  NO_MERCHANDISING,
  parseJsonWith,
  ShopProfile,
} from '../../contracts';
import { type KeyValueStore } from '../../platform';

const INDEX_KEY = 'catalogue/index';
const CacheIndex = v.object({
  revision: v.number(),
  pages: v.number(),
  profile: ShopProfile,
  merchandising: v.optional(Merchandising, NO_MERCHANDISING),
});
const CachePage = v.array(CatalogueItem);

export interface Catalogue {
  profile: ShopProfile;
  /** Most sold first. */
  items: readonly CatalogueItem[];
  merchandising: Merchandising;
}

/** Keeps the catalogue on the device, in pages far below the platform's 1 MB a key. */
export interface CatalogueCache {
  /** `undefined` when there is none, or when a part of it cannot be read. */
  load(): Promise<Catalogue | undefined>;
  /** Pages first, index last: a reader sees the old catalogue or the new one. Resolves to whether it was stored. */
  save(catalogue: Catalogue): Promise<boolean>;
}

export function createCatalogueCache(keyValueStore: KeyValueStore): CatalogueCache {
  const pageKey = (revision: number, page: number) => `catalogue/${revision}/${page}`;

  async function readIndex() {
    const text = await keyValueStore.get(INDEX_KEY);
    if (text === undefined) return undefined;
    const parsed = parseJsonWith(CacheIndex, text, INDEX_KEY);
    return parsed.ok ? parsed.value : undefined;
  }

  async function writePages(revision: number, items: readonly CatalogueItem[]): Promise<number> {
    let pages = 0;
    for (let start = 0; start < items.length; start += MAX_PAGE_ITEMS) {
      const page = items.slice(start, start + MAX_PAGE_ITEMS);
      await keyValueStore.set(pageKey(revision, pages), JSON.stringify(page));
      pages += 1;
    }
    return pages;
  }

  return {
    async load() {
      try {
        const index = await readIndex();
        if (!index) return undefined;
        const items: CatalogueItem[] = [];
        for (let page = 0; page < index.pages; page += 1) {
          const text = await keyValueStore.get(pageKey(index.revision, page));
          const parsed = parseJsonWith(CachePage, text ?? '', 'catalogue');
          if (!parsed.ok) return undefined;
          items.push(...parsed.value);
        }
        return { profile: index.profile, items, merchandising: index.merchandising };
      } catch {
        return undefined;
      }
    },
    async save({ profile, items, merchandising }) {
      try {
        const old = await readIndex();
        const revision = (old?.revision ?? 0) + 1;
        const pages = await writePages(revision, items);
        await keyValueStore.set(INDEX_KEY, JSON.stringify({ revision, pages, profile, merchandising }));
        for (let page = 0; page < (old?.pages ?? 0); page += 1) {
          await keyValueStore.delete(pageKey(revision - 1, page));
        }
        return true;
      } catch {
        return false;
      }
    },
  };
}
