import { Text, View } from '@tarojs/components';
import { Badge } from '../../components/Badge';
import { formatCount } from '../../components/formatCount';
import { type Currency } from '../../components/formatMoney';
import { itemBadge } from '../../components/itemBadge';
import { itemLabel } from '../../components/itemLabel';
import { Picture } from '../../components/Picture';
import { Pressable } from '../../components/Pressable';
import { Price } from '../../components/Price';
import { type CatalogueItem } from '../../contracts';
import './ItemRow.css';
import { useShop } from './shopService';

export interface ItemRowProps {
  item: CatalogueItem;
  currency: Currency;
  onOpen: (itemId: string) => void;
}

/** One item of a one-column list. */
export function ItemRow({ item, currency, onOpen }: ItemRowProps) {
  const { pictureUrl } = useShop();
  const { itemId, title, brief, priceMinor, originalPriceMinor, soldCount } = item;
  const badge = itemBadge(item);
  return (
    <Pressable
      id={`row-${itemId}`}
      className="item-row"
      role="link"
      label={itemLabel([title, badge?.text ?? brief], item, currency)}
      onPress={() => onOpen(itemId)}
    >
      <Picture className="item-row-picture" url={pictureUrl(item.thumbnail ?? item.picture)} />
      <View className="item-row-text">
        <Text className="item-row-title">{title}</Text>
        <View className="item-row-badges">
          {badge ? (
            <Badge text={badge.text} tone={badge.tone === 'accent' ? 'soft' : 'warning'} />
          ) : (
            <Text className="item-row-brief">{brief}</Text>
          )}
        </View>
        <Price priceMinor={priceMinor} originalPriceMinor={originalPriceMinor} currency={currency} />
        <Text className="item-row-sold">{`已售 ${formatCount(soldCount)}`}</Text>
      </View>
    </Pressable>
  );
}
