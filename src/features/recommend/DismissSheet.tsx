import { Text } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Sheet, SheetPlace } from '../../components/Sheet';
import { type CatalogueItem } from '../../contracts';

export interface DismissSheetProps {
  /** The sheet is open exactly when there is one. */
  item: CatalogueItem | undefined;
  onDismiss: (itemId: string) => void;
  onClose: () => void;
}

export function DismissSheet({ item, onDismiss, onClose }: DismissSheetProps) {
  if (!item) return <SheetPlace />;
  return (
    <SheetPlace>
      <Sheet id="tile-menu" title={item.title} onClose={onClose}>
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
