import { Text } from '@tarojs/components';
import { Icon } from './Icon';
import { Pressable } from './Pressable';
import './SearchEntry.css';

const INVITATION = '搜商品、品牌，拼音也行';

/** Looks like the search page's field and leads there. */
export function SearchEntry({ onPress }: { onPress: () => void }) {
  return (
    <Pressable
      id="search-entry"
      className="search-entry"
      role="link"
      label={`搜索：${INVITATION}`}
      onPress={onPress}
    >
      <Icon name="search" />
      <Text className="search-entry-text">{INVITATION}</Text>
    </Pressable>
  );
}
