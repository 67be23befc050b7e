import { ScrollView, Text, View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../components/Notice';
import { Pressable } from '../../components/Pressable';
import { type CatalogueItem, type ShopProfile } from '../../contracts';
import './CategoryBrowser.css';
import { ItemRow } from './ItemRow';

/** Rows of the first paint, and of each pull to the end. */
const PAGE_ROWS = 12;

export interface CategoryBrowserProps {
  profile: ShopProfile;
  items: readonly CatalogueItem[];
  selectedId: string | undefined;
  onSelect: (categoryId: string) => void;
  onOpen: (itemId: string) => void;
}

/** Categories on the left, the chosen one's items on the right. */
export function CategoryBrowser({ profile, items, selectedId, onSelect, onOpen }: CategoryBrowserProps) {
  const { categories, currency } = profile;
  const selected = categories.find(({ categoryId }) => categoryId === selectedId) ?? categories[0];
  const [shown, setShown] = useState({ categoryId: selected?.categoryId, count: PAGE_ROWS });
  const count = shown.categoryId === selected?.categoryId ? shown.count : PAGE_ROWS;
  const inCategory = useMemo(
    () => items.filter(({ categoryId }) => categoryId === selected?.categoryId),
    [items, selected?.categoryId],
  );

  return (
    <View className="category-browser">
      <ScrollView scrollY className="category-names">
        {categories.map(({ categoryId, title }) => (
          <Pressable
            key={categoryId}
            id={`category-${categoryId}`}
            className={`category-name${categoryId === selected?.categoryId ? ' category-name-selected' : ''}`}
            role="tab"
            label={title}
            selected={categoryId === selected?.categoryId}
            onPress={() => onSelect(categoryId)}
          >
            <Text>{title}</Text>
          </Pressable>
        ))}
      </ScrollView>
      <ScrollView
        scrollY
        className="category-items"
        key={selected?.categoryId}
        lowerThreshold={400}
        onScrollToLower={() =>
          setShown({
            categoryId: selected?.categoryId,
            count: Math.min(count + PAGE_ROWS, inCategory.length),
          })
        }
      >
        {inCategory.length === 0 && <EmptyState title="这里还没有商品" text="看看别的分类吧" />}
        {inCategory.slice(0, count).map((item) => (
          <ItemRow key={item.itemId} item={item} currency={currency} onOpen={onOpen} />
        ))}
      </ScrollView>
    </View>
  );
}
