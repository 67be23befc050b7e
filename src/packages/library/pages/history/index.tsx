import { Text, View } from '@tarojs/components';
import { aria } from '../../../../components/aria';
import { EmptyState, Notice } from '../../../../components/Notice';
import { PageFrame } from '../../../../components/PageFrame';
import { LinesSkeleton } from '../../../../components/Skeleton';
import { historyDays } from '../../../../features/library/historyDays';
import { RemovableItem } from '../../../../features/library/RemovableItem';
import { ClearHistory } from '../../../../features/recommend/ClearHistory';
import { useRecommend } from '../../../../features/recommend/recommendService';
import { CatalogueGate } from '../../../../features/shop/CatalogueGate';
import { ItemRow } from '../../../../features/shop/ItemRow';
import { openHome, openProduct } from '../../../../pages/routes';
import { useStore } from '../../../../state/useStore';

export default function HistoryPage() {
  const { history } = useRecommend();
  const { interactions } = useStore(history);
  return (
    <PageFrame id="history-page">
      <Notice>浏览记录只保存在本机，用来计算推荐；删去的不再影响推荐。</Notice>
      <CatalogueGate skeleton={<LinesSkeleton count={4} />}>
        {({ profile, byId }) => {
          const known = interactions.filter(({ itemId }) => byId.has(itemId));
          const days = historyDays(known, Date.now());
          if (days.length === 0) {
            return (
              <EmptyState
                title="还没有浏览记录"
                text="关闭个性化推荐时不会记录"
                actionText="去逛逛"
                onAction={openHome}
              />
            );
          }
          return (
            <>
              {days.map(({ title, itemIds }) => (
                <View key={title}>
                  <Text className="library-day" {...aria({ role: 'heading' })}>
                    {title}
                  </Text>
                  {itemIds.map((itemId) => {
                    const item = byId.get(itemId)!;
                    return (
                      <RemovableItem
                        key={itemId}
                        label={`删除浏览记录${item.title}`}
                        onRemove={() => history.forgetItem(itemId)}
                      >
                        <ItemRow
                          item={item}
                          currency={profile.currency}
                          onOpen={(opened) => openProduct(opened, 'history')}
                        />
                      </RemovableItem>
                    );
                  })}
                </View>
              ))}
              <ClearHistory />
            </>
          );
        }}
      </CatalogueGate>
    </PageFrame>
  );
}
