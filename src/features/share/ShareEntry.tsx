import { Text } from '@tarojs/components';
import { Icon } from '../../components/Icon';
import { Pressable } from '../../components/Pressable';
import './ShareEntry.css';

export interface ShareEntryProps {
  text: string;
  /** Says what is shared; begins with the text. */
  label: string;
  onPress: () => void;
  /** The text below the sign, as beside it there is another such control. */
  isStacked?: boolean;
}

/** Opens the sheet of ways to share. */
export function ShareEntry({ text, label, onPress, isStacked = false }: ShareEntryProps) {
  return (
    <Pressable
      id="share"
      className={`share-entry${isStacked ? ' share-entry-stacked' : ''}`}
      label={label}
      onPress={onPress}
    >
      <Icon name="share" />
      <Text className="share-entry-text">{text}</Text>
    </Pressable>
  );
}
