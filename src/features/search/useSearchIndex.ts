import { useMemo } from 'react';
import { type CatalogueItem, type ShopProfile } from '../../contracts';
import { createSearchIndex, type SearchIndex } from '../../domain/search/searchIndex';
import { foldText } from './foldText';

const NO_PRONUNCIATIONS = {};

/** The index of the goods that are on the phone; made anew only when these change. */
export function useSearchIndex(items: readonly CatalogueItem[], profile: ShopProfile): SearchIndex {
  const { categories, pronunciations = NO_PRONUNCIATIONS } = profile;
  return useMemo(
    () =>
      createSearchIndex({
        items,
        categoryTitles: new Map(categories.map(({ categoryId, title }) => [categoryId, title])),
        pronunciations,
        fold: foldText,
      }),
    [items, categories, pronunciations],
  );
}
