import { Text } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Sheet, SheetPlace } from '../../components/Sheet';
import { type CatalogueItem } from '../../contracts';
import { usePickReason } from './usePickReason';

export interface DismissSheetProps {
  /** The sheet is open exactly when there is one. */
  item: CatalogueItem | undefined;
  onDismiss: (itemId: string) => void;
  onClose: () => void;
}

/** What a long press on a pick offers: why it is there, and a way to be rid of it. */
export function DismissSheet({ item, onDismiss, onClose }: DismissSheetProps) {
  const { sentence, isAsking } = usePickReason(item?.itemId);
  if (!item) return <SheetPlace />;
  return (
    <SheetPlace>
      <Sheet id="tile-menu" title={item.title} onClose={onClose}>
        {(isAsking || sentence !== undefined) && (
          <Text className="sheet-text" id="pick-reason">{`推荐理由：${sentence ?? '…'}`}</Text>
        )}
        <Text className="sheet-text">不想看到它？之后的推荐里会去掉这件商品。</Text>
        <Button
          id="dismiss-item"
          text="不感兴趣"
          onPress={() => {
            onDismiss(item.itemId);
            onClose();
          }}
        />
        <Button text="取消" kind="plain" onPress={onClose} />
      </Sheet>
    </SheetPlace>
  );
}
