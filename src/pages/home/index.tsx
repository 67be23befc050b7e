import { useReachBottom, usePullDownRefresh, stopPullDownRefresh } from '@tarojs/taro';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { ItemGridSkeleton } from '../../components/Skeleton';
import { useBehaviour } from '../../features/behaviour/behaviourService';
import { ConsentSheet } from '../../features/consent/ConsentSheet';
import { useRanking } from '../../features/recommend/recommendService';
import { RecommendedFeed } from '../../features/recommend/RecommendedFeed';
import { useListWindow } from '../../components/useListWindow';
import { CatalogueGate } from '../../features/shop/CatalogueGate';
import { CategoryShortcuts } from '../../features/shop/CategoryShortcuts';
import { useShop } from '../../features/shop/shopService';
import { openCategories, openProduct } from '../routes';
import { usePageVisible } from '../usePageVisible';

export default function HomePage() {
  const { catalogue, pictureUrl, selectedCategory } = useShop();
  const { itemDismissed, dismissalUndone } = useBehaviour();
  const listWindow = useListWindow(useRanking().order.length);
  const isVisible = usePageVisible();
  useReachBottom(listWindow.showMore);
  usePullDownRefresh(() => void catalogue.refresh().finally(() => stopPullDownRefresh()));

  return (
    <PageFrame id="home-page">
      <CatalogueGate skeleton={<ItemGridSkeleton count={6} />}>
        {({ profile, byId }) => (
          <>
            {profile.notice !== undefined && <Notice>{profile.notice}</Notice>}
            <CategoryShortcuts
              categories={profile.categories}
              onOpen={(categoryId) => {
                if (categoryId !== undefined) selectedCategory.set(categoryId);
                openCategories();
              }}
            />
            <RecommendedFeed
              byId={byId}
              currency={profile.currency}
              pictureUrl={pictureUrl}
              listWindow={listWindow}
              isVisible={isVisible}
              onOpen={openFromHome}
              onDismiss={(itemId, reason) => itemDismissed(itemId, 'home', reason)}
              onUndo={dismissalUndone}
            />
          </>
        )}
      </CatalogueGate>
      <ConsentSheet />
    </PageFrame>
  );
}

const openFromHome = (itemId: string) => openProduct(itemId, 'home');
