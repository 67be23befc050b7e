import { ScrollView, Text, View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { aria } from '../../components/aria';
import { EmptyState } from '../../components/Notice';
import { Pressable } from '../../components/Pressable';
import { type CatalogueItem, type ShopProfile } from '../../contracts';
import { arrangeItems, type Arrangement, facetsOf } from '../../domain/browse/arrangeCategory';
import './CategoryBrowser.css';
import { CategoryFilters } from './CategoryFilters';
import { ItemRow } from './ItemRow';

/** Rows of the first paint, and of each pull to the end. */
const PAGE_ROWS = 12;
const AS_THE_SHOP_HAS_IT: Arrangement = { facet: undefined, sort: 'standard', inStockOnly: false };

export interface CategoryBrowserProps {
  profile: ShopProfile;
  items: readonly CatalogueItem[];
  selectedId: string | undefined;
  onSelect: (categoryId: string) => void;
  onOpen: (itemId: string) => void;
}

/** Categories on the left; the chosen one's kinds, orders and items on the right. */
export function CategoryBrowser({ profile, items, selectedId, onSelect, onOpen }: CategoryBrowserProps) {
  const { categories, currency } = profile;
  const selected = categories.find(({ categoryId }) => categoryId === selectedId) ?? categories[0];
  const inCategory = useMemo(
    () => items.filter(({ categoryId }) => categoryId === selected?.categoryId),
    [items, selected?.categoryId],
  );

  return (
    <View className="category-browser">
      <ScrollView scrollY className="category-names" {...aria({ role: 'tablist', label: '分类' })}>
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
      <CategoryItems key={selected?.categoryId} items={inCategory} currency={currency} onOpen={onOpen} />
    </View>
  );
}

interface CategoryItemsProps extends Pick<CategoryBrowserProps, 'items' | 'onOpen'> {
  currency: ShopProfile['currency'];
}

/** One category; another one starts anew. */
function CategoryItems({ items, currency, onOpen }: CategoryItemsProps) {
  const [arrangement, setArrangement] = useState(AS_THE_SHOP_HAS_IT);
  const [count, setCount] = useState(PAGE_ROWS);
  const facets = useMemo(() => facetsOf(items), [items]);
  const shown = useMemo(() => arrangeItems(items, arrangement), [items, arrangement]);

  function change(next: Arrangement) {
    setArrangement(next);
    setCount(PAGE_ROWS);
  }

  if (items.length === 0) {
    return (
      <View className="category-side">
        <EmptyState title="这里还没有商品" text="看看别的分类吧" />
      </View>
    );
  }
  return (
    <View className="category-side">
      <CategoryFilters facets={facets} arrangement={arrangement} onChange={change} />
      <ScrollView
        scrollY
        className="category-items"
        key={JSON.stringify(arrangement)}
        lowerThreshold={400}
        onScrollToLower={() => setCount((before) => Math.min(before + PAGE_ROWS, shown.length))}
      >
        {shown.length === 0 && (
          <EmptyState
            title="没有符合的商品"
            actionText="看全部"
            onAction={() => change(AS_THE_SHOP_HAS_IT)}
          />
        )}
        {shown.slice(0, count).map((item) => (
          <ItemRow key={item.itemId} item={item} currency={currency} onOpen={onOpen} />
        ))}
      </ScrollView>
    </View>
  );
}
