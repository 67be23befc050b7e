import { View } from '@tarojs/components';
import { useReachBottom, usePullDownRefresh, stopPullDownRefresh } from '@tarojs/taro';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { SearchEntry } from '../../components/SearchEntry';
import { ItemGridSkeleton } from '../../components/Skeleton';
import { useListWindow } from '../../components/useListWindow';
import { type ShopProfile, type StoreLink } from '../../contracts';
import { useBehaviour } from '../../features/behaviour/behaviourService';
import { ConsentSheet } from '../../features/consent/ConsentSheet';
import { RecentShelf } from '../../features/recommend/RecentShelf';
import { useRanking } from '../../features/recommend/recommendService';
import { RecommendedFeed } from '../../features/recommend/RecommendedFeed';
import { type CatalogueState } from '../../features/shop/catalogueStore';
import { CatalogueGate } from '../../features/shop/CatalogueGate';
import { CategoryShortcuts } from '../../features/shop/CategoryShortcuts';
import { useShop } from '../../features/shop/shopService';
import { BannerCarousel } from '../../features/storefront/BannerCarousel';
import { StoreShelves } from '../../features/storefront/StoreShelves';
import { useSeasonal } from '../../features/storefront/useSeasonal';
import { openCategories, openProduct, openSearch, openSettings } from '../routes';
import { usePageVisible } from '../usePageVisible';

export default function HomePage() {
  const { catalogue } = useShop();
  usePullDownRefresh(() => void catalogue.refresh().finally(() => stopPullDownRefresh()));
  return (
    <PageFrame id="home-page">
      <SearchEntry onPress={() => openSearch()} />
      <CatalogueGate skeleton={<ItemGridSkeleton count={6} />}>
        {(state) => <ShopFront {...state} />}
      </CatalogueGate>
      <ConsentSheet />
    </PageFrame>
  );
}

function ShopFront({ profile, byId }: CatalogueState & { profile: ShopProfile }) {
  const { nowMs, pictureUrl, selectedCategory } = useShop();
  const { itemDismissed, dismissalUndone } = useBehaviour();
  const { banners, shelves } = useSeasonal(profile.storefront, nowMs());
  const listWindow = useListWindow(useRanking().order.length);
  const isVisible = usePageVisible();
  useReachBottom(listWindow.showMore);
  const shown = { byId, currency: profile.currency, pictureUrl, onOpen: openFromHome };

  function openCategory(categoryId: string | undefined) {
    if (categoryId !== undefined) selectedCategory.set(categoryId);
    openCategories();
  }

  function openLink(link: StoreLink) {
    switch (link.to) {
      case 'category':
        return openCategory(link.categoryId);
      case 'item':
        return openFromHome(link.itemId);
      case 'search':
        return openSearch(link.query);
    }
  }

  return (
    <>
      <BannerCarousel banners={banners} isVisible={isVisible} pictureUrl={pictureUrl} onOpen={openLink} />
      <CategoryShortcuts categories={profile.categories} onOpen={openCategory} />
      <StoreShelves shelves={shelves} {...shown} />
      {/* A place of its own: the shelf appears with the first looks and nothing else is sent again. */}
      <View>
        <RecentShelf {...shown} />
      </View>
      <RecommendedFeed
        {...shown}
        listWindow={listWindow}
        isVisible={isVisible}
        onSettings={openSettings}
        onDismiss={(itemId, reason) => itemDismissed(itemId, 'home', reason)}
        onUndo={dismissalUndone}
      />
      {profile.notice !== undefined && <Notice>{profile.notice}</Notice>}
    </>
  );
}

const openFromHome = (itemId: string) => openProduct(itemId, 'home');
