import { Text } from '@tarojs/components';
import { Icon } from './Icon';
import { Pressable } from './Pressable';
import './SearchEntry.css';

/** Looks like the search page's field and leads there. */
export function SearchEntry({ onPress }: { onPress: () => void }) {
  return (
    <Pressable id="search-entry" className="search-entry" role="link" label="搜索商品" onPress={onPress}>
      <Icon name="search" />
      <Text className="search-entry-text">搜商品、品牌，拼音也行</Text>
    </Pressable>
  );
}
