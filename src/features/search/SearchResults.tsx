import { Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import { aria } from '../../components/aria';
import { Button } from '../../components/Button';
import { type Currency } from '../../components/formatMoney';
import { ItemGrid } from '../../components/ItemGrid';
import { type ListWindow } from '../../components/useListWindow';
import { type CatalogueItem } from '../../contracts';
import { SearchChips } from './SearchStart';

export interface SearchResultsProps {
  query: string;
  /** Item ids, best first. */
  found: readonly string[];
  /** What else may have been meant; asked for only where nothing was found. */
  alternatives: () => readonly string[];
  byId: ReadonlyMap<string, CatalogueItem>;
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  isVisible: boolean;
  useWindow: (length: number) => ListWindow;
  onOpen: (itemId: string) => void;
  onSubmit: (query: string) => void;
  onCategories: () => void;
}

export function SearchResults(props: SearchResultsProps) {
  const { query, found, byId, currency, isVisible, pictureUrl, useWindow, onOpen, onSubmit, onCategories } =
    props;
  const { shownCount } = useWindow(found.length);
  const items = useMemo(
    () => found.slice(0, shownCount).flatMap((itemId) => byId.get(itemId) ?? []),
    [found, shownCount, byId],
  );
  if (found.length === 0) {
    return (
      <View id="search-none" className="search-none">
        <Text className="search-none-title" {...aria({ role: 'alert' })}>{`没有找到「${query}」`}</Text>
        <Text className="search-none-text">换个说法，或者看看这些</Text>
        <SearchChips queries={props.alternatives()} onSubmit={onSubmit} />
        <View className="search-none-action">
          <Button kind="secondary" text="逛逛全部分类" onPress={onCategories} />
        </View>
      </View>
    );
  }
  return (
    <View id="search-results">
      <Text className="search-count" {...aria({ role: 'status' })}>{`找到 ${found.length} 件商品`}</Text>
      <ItemGrid
        items={items}
        currency={currency}
        isVisible={isVisible}
        pictureUrl={pictureUrl}
        onOpen={onOpen}
      />
      <Text className="feed-end">{shownCount === found.length ? '已经到底了' : ''}</Text>
    </View>
  );
}
