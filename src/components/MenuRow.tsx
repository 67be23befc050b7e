import { Text } from '@tarojs/components';
import './MenuRow.css';
import { Pressable } from './Pressable';

/** One line of a menu that leads to a page. */
export function MenuRow({ id, title, onPress }: { id: string; title: string; onPress: () => void }) {
  return (
    <Pressable id={id} className="menu-row" role="link" label={title} onPress={onPress}>
      <Text>{title}</Text>
      <Text className="menu-row-arrow">›</Text>
    </Pressable>
  );
}
