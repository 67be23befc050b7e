import { Text, View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { aria } from '../../components/aria';
import { type Currency } from '../../components/formatMoney';
import { ItemTile } from '../../components/ItemTile';
import { Pressable } from '../../components/Pressable';
import { ItemGridSkeleton } from '../../components/Skeleton';
import { SheetPlace } from '../../components/Sheet';
import { TileGroups } from '../../components/TileGroups';
import { UndoBar } from '../../components/UndoBar';
import { useGroupWindow } from '../../components/useGroupWindow';
import { type ListWindow } from '../../components/useListWindow';
import { type CatalogueItem } from '../../contracts';
import { type DismissalReason } from '../../domain/rerank/dismissals';
import { DismissSheet, dismissalText } from './DismissSheet';
import './RecommendedFeed.css';
import { useRanking } from './recommendService';
import { useExposure } from './useExposure';

export interface RecommendedFeedProps {
  byId: ReadonlyMap<string, CatalogueItem>;
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  listWindow: ListWindow;
  isVisible: boolean;
  /** Leads to the switch of personalisation. */
  onSettings?: () => void;
  onOpen: (itemId: string) => void;
  onDismiss: (itemId: string, reason: DismissalReason) => void;
  onUndo: (itemId: string) => void;
}

const HEADING = {
  popularity: { title: '大家都在买', text: '按销量排列' },
  session: { title: '为你推荐', text: '根据你刚才的浏览' },
  stored: { title: '为你推荐', text: '根据你的浏览' },
  model: { title: '为你推荐', text: '由手机本地计算，随点随变' },
};

/** The home page's two columns. Places are fixed and only their items change: a new ranking moves nothing. */
export function RecommendedFeed(props: RecommendedFeedProps) {
  const { byId, currency, pictureUrl, listWindow, isVisible, onSettings, onOpen, onDismiss, onUndo } = props;
  const ranking = useRanking();
  const [menuItemId, setMenuItemId] = useState<string>();
  const [dismissed, setDismissed] = useState<{ itemId: string; reason: DismissalReason }>();
  const { order, source, modelVersion, policy, propensities, isPersonal } = ranking;
  const shown = order.slice(0, listWindow.shownCount);
  const groupWindow = useGroupWindow(shown.length, isVisible);
  useExposure(
    { surface: 'home', order, modelVersion, policy, propensities },
    groupWindow.tilesKey,
    isVisible,
  );
  const closeMenu = useCallback(() => setMenuItemId(undefined), []);
  const heading = HEADING[source];

  return (
    <View id="feed" className="exposed-list">
      <View className="feed-heading">
        <Text className="feed-title" {...aria({ role: 'heading' })}>
          {heading.title}
        </Text>
        <Text className="feed-source">{heading.text}</Text>
        {onSettings && (
          <Pressable id="feed-settings" className="feed-settings" label="个性化推荐设置" onPress={onSettings}>
            <Text>推荐设置</Text>
          </Pressable>
        )}
      </View>
      {shown.length === 0 ? (
        <ItemGridSkeleton count={6} />
      ) : (
        <TileGroups
          entries={shown}
          groupWindow={groupWindow}
          tileOf={(itemId, placeInGroup) => {
            const item = byId.get(itemId);
            return (
              item && (
                <ItemTile
                  key={placeInGroup}
                  item={item}
                  currency={currency}
                  pictureUrl={pictureUrl(item.picture)}
                  onOpen={onOpen}
                  onMenu={isPersonal ? setMenuItemId : undefined}
                />
              )
            );
          }}
        />
      )}
      <Text className="feed-end">
        {shown.length > 0 && shown.length === order.length ? '已经到底了' : ''}
      </Text>
      <DismissSheet
        item={byId.get(menuItemId ?? '')}
        onDismiss={(itemId, reason) => {
          onDismiss(itemId, reason);
          setDismissed({ itemId, reason });
        }}
        onClose={closeMenu}
      />
      <SheetPlace>
        {dismissed && (
          <UndoBar
            key={`${dismissed.itemId} ${dismissed.reason}`}
            id="undo-dismissal"
            text={dismissalText(dismissed.reason)}
            onUndo={() => {
              onUndo(dismissed.itemId);
              setDismissed(undefined);
            }}
            onEnd={() => setDismissed(undefined)}
          />
        )}
      </SheetPlace>
    </View>
  );
}
