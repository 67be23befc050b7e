import { CustomWrapper, View } from '@tarojs/components';
import { type CatalogueItem } from '../contracts';
import { type Currency } from './formatMoney';
import './ItemGrid.css';
import { ItemTile } from './ItemTile';
import { STEP_TILES } from './useListWindow';

export interface ItemGridProps {
  items: readonly CatalogueItem[];
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  onOpen: (itemId: string) => void;
}

/** Two columns of tiles in groups: WeChat sends what changes inside of one custom wrapper as one message. */
export function ItemGrid({ items, currency, pictureUrl, onOpen }: ItemGridProps) {
  const groups = Array.from({ length: Math.ceil(items.length / STEP_TILES) }, (_, group) =>
    items.slice(group * STEP_TILES, (group + 1) * STEP_TILES),
  );
  return (
    <View>
      {groups.map((group, place) => (
        <CustomWrapper key={place}>
          <View className="item-grid item-grid-group">
            {group.map((item) => (
              <ItemTile
                key={item.itemId}
                item={item}
                currency={currency}
                pictureUrl={pictureUrl(item.picture)}
                onOpen={onOpen}
              />
            ))}
          </View>
        </CustomWrapper>
      ))}
    </View>
  );
}
