import { View } from '@tarojs/components';
import { type PropsWithChildren } from 'react';
import { Icon } from '../../components/Icon';
import { Pressable } from '../../components/Pressable';
import './RemovableItem.css';

export interface RemovableItemProps {
  /** What the button does, with the item's name. */
  label: string;
  onRemove: () => void;
}

/** A row with a button that takes it out of its list. */
export function RemovableItem({ label, onRemove, children }: PropsWithChildren<RemovableItemProps>) {
  return (
    <View className="removable-item">
      <View className="removable-item-row">{children}</View>
      <Pressable className="removable-item-button" label={label} onPress={onRemove}>
        <Icon name="trash" />
      </Pressable>
    </View>
  );
}
