import { Text } from '@tarojs/components';
import { useState } from 'react';
import { EmptyState } from '../../../../components/Notice';
import { PageFrame } from '../../../../components/PageFrame';
import { LinesSkeleton } from '../../../../components/Skeleton';
import { UndoBar } from '../../../../components/UndoBar';
import { useFavourites, useFavouriteStore } from '../../../../features/library/libraryService';
import { RemovableItem } from '../../../../features/library/RemovableItem';
import { CatalogueGate } from '../../../../features/shop/CatalogueGate';
import { ItemRow } from '../../../../features/shop/ItemRow';
import { openHome, openProduct } from '../../../../pages/routes';

export default function FavouritesPage() {
  const store = useFavouriteStore();
  const favourites = useFavourites();
  const [removedId, setRemovedId] = useState<string>();
  return (
    <PageFrame id="favourites-page">
      <CatalogueGate skeleton={<LinesSkeleton count={4} />}>
        {({ profile, byId }) => (
          <>
            {favourites.length === 0 && (
              <EmptyState
                title="还没有收藏"
                text="在商品页点一下心形，就会收在这里"
                actionText="去逛逛"
                onAction={openHome}
              />
            )}
            {favourites.map(({ itemId }) => {
              const item = byId.get(itemId);
              return (
                <RemovableItem
                  key={itemId}
                  label={`取消收藏${item?.title ?? '已下架的商品'}`}
                  onRemove={() => {
                    store.remove(itemId);
                    setRemovedId(itemId);
                  }}
                >
                  {item ? (
                    <ItemRow
                      item={item}
                      currency={profile.currency}
                      onOpen={(opened) => openProduct(opened, 'favourites')}
                    />
                  ) : (
                    <Text className="library-gone">这件商品已下架</Text>
                  )}
                </RemovableItem>
              );
            })}
          </>
        )}
      </CatalogueGate>
      {removedId !== undefined && (
        <UndoBar
          key={removedId}
          id="undo-favourite"
          text="已取消收藏"
          onUndo={() => {
            store.add(removedId);
            setRemovedId(undefined);
          }}
          onEnd={() => setRemovedId(undefined)}
        />
      )}
    </PageFrame>
  );
}
