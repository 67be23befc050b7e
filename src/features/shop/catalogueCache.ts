import * as v from 'valibot';
import {
  CatalogueItem,
  Merchandising,
  NO_MERCHANDISING,
  PageTag,
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
const CachePage = v.object({ tag: PageTag, entries: v.array(CatalogueItem) });
/** A page as the cloud handed it out. */
export type CataloguePage = v.InferOutput<typeof CachePage>;

export interface Catalogue {
  profile: ShopProfile;
  /** Most sold first; an item that sold while they were read may be on two. */
  pages: readonly CataloguePage[];
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

  async function writePages(revision: number, pages: readonly CataloguePage[]): Promise<void> {
    for (const [index, page] of pages.entries()) {
      await keyValueStore.set(pageKey(revision, index), JSON.stringify(page));
    }
  }

  return {
    async load() {
      try {
        const index = await readIndex();
        if (!index) return undefined;
        const pages: CataloguePage[] = [];
        for (let page = 0; page < index.pages; page += 1) {
          const text = await keyValueStore.get(pageKey(index.revision, page));
          const parsed = parseJsonWith(CachePage, text ?? '', 'catalogue');
          if (!parsed.ok) return undefined;
          pages.push(parsed.value);
        }
        return { profile: index.profile, pages, merchandising: index.merchandising };
      } catch {
        return undefined;
      }
    },
    async save({ profile, pages, merchandising }) {
      try {
        const old = await readIndex();
        const revision = (old?.revision ?? 0) + 1;
        await writePages(revision, pages);
        const index = { revision, pages: pages.length, profile, merchandising };
        await keyValueStore.set(INDEX_KEY, JSON.stringify(index));
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
