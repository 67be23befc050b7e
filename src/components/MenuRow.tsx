import { Text } from '@tarojs/components';
import { Icon } from './Icon';
import './MenuRow.css';
import { Pressable } from './Pressable';

/** One line of a menu that leads to a page. */
export function MenuRow({ id, title, onPress }: { id: string; title: string; onPress: () => void }) {
  return (
    <Pressable id={id} className="menu-row" role="link" label={title} onPress={onPress}>
      <Text>{title}</Text>
      <Icon name="chevron-right" className="menu-row-arrow" />
    </Pressable>
  );
}
