import { Text, View } from '@tarojs/components';
import { Icon } from '../../components/Icon';
import { Picture } from '../../components/Picture';
import { Pressable } from '../../components/Pressable';
import { type Category } from '../../contracts';
import './CategoryShortcuts.css';
import { useShop } from './shopService';

/** Two rows of five, the last place leads to all. */
const SHORTCUTS = 9;

export interface CategoryShortcutsProps {
  categories: readonly Category[];
  /** `undefined` opens all categories. */
  onOpen: (categoryId: string | undefined) => void;
}

export function CategoryShortcuts({ categories, onOpen }: CategoryShortcutsProps) {
  const { pictureUrl } = useShop();
  const shown = categories.slice(0, SHORTCUTS);
  return (
    <View className="shortcuts">
      {shown.map(({ categoryId, title, picture }) => (
        <Pressable
          key={categoryId}
          id={`shortcut-${categoryId}`}
          className="shortcut"
          role="link"
          label={title}
          onPress={() => onOpen(categoryId)}
        >
          <Picture className="shortcut-picture" url={pictureUrl(picture)} />
          <Text className="shortcut-title">{title}</Text>
        </Pressable>
      ))}
      {categories.length > SHORTCUTS && (
        <Pressable className="shortcut" role="link" label="全部分类" onPress={() => onOpen(undefined)}>
          <View className="shortcut-picture shortcut-all">
            <Icon name="grid" />
          </View>
          <Text className="shortcut-title">全部分类</Text>
        </Pressable>
      )}
    </View>
  );
}
