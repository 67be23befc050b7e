import { Text, View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { Pressable } from '../../components/Pressable';
import { Sheet, SheetPlace } from '../../components/Sheet';
import { type CatalogueItem } from '../../contracts';
import { type DismissalReason } from '../../domain/rerank/dismissals';
import './DismissSheet.css';
import { usePickReason } from './usePickReason';

export interface DismissSheetProps {
  /** The sheet is open exactly when there is one. */
  item: CatalogueItem | undefined;
  onDismiss: (itemId: string, reason: DismissalReason) => void;
  onClose: () => void;
}

const REASONS: readonly { reason: DismissalReason; id: string; title: string; effect: string }[] = [
  { reason: 'not-interested', id: 'dismiss-item', title: '不感兴趣', effect: '不再推荐这件商品' },
  { reason: 'dislike-category', id: 'dismiss-category', title: '不喜欢这类', effect: '少推荐同类商品' },
  { reason: 'too-expensive', id: 'dismiss-price', title: '太贵', effect: '少推荐同类里这个价位以上的' },
  { reason: 'bought-already', id: 'dismiss-bought', title: '买过了', effect: '30 天内不再推荐这件' },
  { reason: 'seen-too-often', id: 'dismiss-seen', title: '看腻了', effect: '14 天内不再推荐这件' },
];

/** What was done, for the line that offers to take it back. */
export function dismissalText(reason: DismissalReason): string {
  return `好的，${REASONS.find((entry) => entry.reason === reason)!.effect}`;
}

/** What a long press on a pick offers: why it is there, and ways to be rid of it. */
export function DismissSheet({ item, onDismiss, onClose }: DismissSheetProps) {
  const { sentence, isAsking } = usePickReason(item?.itemId);
  if (!item) return <SheetPlace />;
  return (
    <SheetPlace>
      <Sheet id="tile-menu" title={item.title} onClose={onClose}>
        {(isAsking || sentence !== undefined) && (
          <Text className="sheet-text" id="pick-reason">{`推荐理由：${sentence ?? '…'}`}</Text>
        )}
        <View className="dismiss-reasons">
          {REASONS.map(({ reason, id, title, effect }) => (
            <Pressable
              key={id}
              id={id}
              className="dismiss-reason"
              label={`${title}，${effect}`}
              onPress={() => {
                onDismiss(item.itemId, reason);
                onClose();
              }}
            >
              <View className="dismiss-reason-text">
                <Text className="dismiss-reason-title">{title}</Text>
                <Text className="dismiss-reason-effect">{effect}</Text>
              </View>
              <Icon name="chevron-right" size="small" />
            </Pressable>
          ))}
        </View>
        <Button text="取消" kind="plain" onPress={onClose} />
      </Sheet>
    </SheetPlace>
  );
}
