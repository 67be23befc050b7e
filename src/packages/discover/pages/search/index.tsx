import { useReachBottom, useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { PageFrame } from '../../../../components/PageFrame';
import { ItemGridSkeleton } from '../../../../components/Skeleton';
import { type ListWindow, useListWindow } from '../../../../components/useListWindow';
import { useItemScores } from '../../../../features/recommend/useItemScores';
import { type CatalogueState } from '../../../../features/shop/catalogueStore';
import { CatalogueGate } from '../../../../features/shop/CatalogueGate';
import { useShop } from '../../../../features/shop/shopService';
import { useSearch } from '../../../../features/search/searchService';
import { SearchView } from '../../../../features/search/SearchView';
import { useSearchIndex } from '../../../../features/search/useSearchIndex';
import { type ShopProfile } from '../../../../contracts';
import { openCategories, openProduct, parseSearchParams } from '../../../../pages/routes';
import { usePageVisible } from '../../../../pages/usePageVisible';

export default function SearchPage() {
  const { history } = useSearch();
  useEffect(() => void history.load(), [history]);
  return (
    <PageFrame id="search-page">
      <CatalogueGate skeleton={<ItemGridSkeleton count={4} />}>
        {(catalogue) => <SearchOfCatalogue {...catalogue} />}
      </CatalogueGate>
    </PageFrame>
  );
}

function SearchOfCatalogue({ items, byId, profile }: CatalogueState & { profile: ShopProfile }) {
  const { pictureUrl } = useShop();
  return (
    <SearchView
      index={useSearchIndex(items, profile)}
      byId={byId}
      currency={profile.currency}
      pictureUrl={pictureUrl}
      scores={useItemScores()}
      initialQuery={parseSearchParams(useRouter().params)}
      isVisible={usePageVisible()}
      useWindow={usePulledWindow}
      onOpen={openFromSearch}
      onCategories={openCategories}
    />
  );
}

function usePulledWindow(length: number): ListWindow {
  const listWindow = useListWindow(length);
  useReachBottom(listWindow.showMore);
  return listWindow;
}

const openFromSearch = (itemId: string) => openProduct(itemId, 'search');
