import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import { type CatalogueItem } from '../contracts';
import { Badge } from './Badge';
import { formatCount } from './formatCount';
import { type Currency } from './formatMoney';
import { itemBadge } from './itemBadge';
import { itemLabel } from './itemLabel';
import './ItemTile.css';
import { Picture } from './Picture';
import { Pressable } from './Pressable';
import { Price } from './Price';
import { titleBesideBrand } from './titleBesideBrand';

export interface ItemTileProps {
  item: CatalogueItem;
  currency: Currency;
  pictureUrl: string;
  onOpen: (itemId: string) => void;
  /** Offers more actions on a long press and by a button. */
  onMenu?: ((itemId: string) => void) | undefined;
}

/**
 * One item of a two-column list. Its height depends on the font size alone, so that another item in its place moves nothing.
 * WeChat carries six of them by one message: what a style can draw is no element.
 */
export const ItemTile = memo(function ItemTile({
  item,
  currency,
  pictureUrl,
  onOpen,
  onMenu,
}: ItemTileProps) {
  const { itemId, title, brand, priceMinor, originalPriceMinor, soldCount } = item;
  const badge = itemBadge(item);
  const name = titleBesideBrand(title, brand);
  return (
    <View className="item-tile" id={`tile-${itemId}`}>
      <Pressable
        className="item-tile-body"
        role="link"
        label={itemLabel([badge?.text, `${brand} ${name}`], item, currency)}
        onPress={() => onOpen(itemId)}
        onLongPress={onMenu && (() => onMenu(itemId))}
      >
        <Picture url={pictureUrl} />
        <View className="tile-text">
          <Text className="tile-brand">{brand}</Text>
          <Text className="tile-title">{name}</Text>
          <Price priceMinor={priceMinor} originalPriceMinor={originalPriceMinor} currency={currency} />
          <Text className="tile-sold">{`已售 ${formatCount(soldCount)}`}</Text>
        </View>
      </Pressable>
      {badge && <Badge className="tile-badge" {...badge} />}
      {onMenu && (
        <Pressable className="item-tile-menu" label={`${name}：更多操作`} onPress={() => onMenu(itemId)} />
      )}
    </View>
  );
});
