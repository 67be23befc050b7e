import { ScrollView, Text, View } from '@tarojs/components';
import { type CatalogueItem } from '../contracts';
import { aria } from './aria';
import { type Currency, formatMoney } from './formatMoney';
import './ItemShelf.css';
import { Picture } from './Picture';
import { Pressable } from './Pressable';
import { Price } from './Price';
import { titleBesideBrand } from './titleBesideBrand';

export interface ItemShelfProps {
  id: string;
  title: string;
  subtitle?: string | undefined;
  items: readonly CatalogueItem[];
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  onOpen: (itemId: string) => void;
}

/** A row of small tiles that scrolls sideways; nothing where there are no items. */
export function ItemShelf({ id, title, subtitle, items, currency, pictureUrl, onOpen }: ItemShelfProps) {
  if (items.length === 0) return null;
  return (
    <View id={id} className="shelf">
      <View className="shelf-head">
        <Text className="shelf-title" {...aria({ role: 'heading' })}>
          {title}
        </Text>
        {subtitle !== undefined && <Text className="shelf-subtitle">{subtitle}</Text>}
      </View>
      <ScrollView scrollX className="shelf-scroll" {...aria({ label: title })}>
        <View className="shelf-row">
          {items.map((item) => (
            <Pressable
              key={item.itemId}
              className="shelf-item"
              role="link"
              label={`${item.title}，${formatMoney(item.priceMinor, currency)}`}
              onPress={() => onOpen(item.itemId)}
            >
              <Picture url={pictureUrl(item.thumbnail ?? item.picture)} />
              <Text className="shelf-item-title">{titleBesideBrand(item.title, item.brand)}</Text>
              <Price priceMinor={item.priceMinor} currency={currency} />
            </Pressable>
          ))}
        </View>
      </ScrollView>
    </View>
  );
}
