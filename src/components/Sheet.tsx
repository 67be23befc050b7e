import { Text, View } from '@tarojs/components';
import { type PropsWithChildren } from 'react';
import { aria } from './aria';
import { Pressable } from './Pressable';
import './Sheet.css';

export interface SheetProps {
  id: string;
  title: string;
  /** Absent: the sheet waits for an answer and a tap beside it does nothing. */
  onClose?: () => void;
}

/** A panel over the lower part of the page. */
export function Sheet({ id, title, onClose, children }: PropsWithChildren<SheetProps>) {
  return (
    <View className="sheet-layer">
      {onClose ? (
        <Pressable className="sheet-shade" label="关闭" onPress={onClose} />
      ) : (
        <View className="sheet-shade" />
      )}
      <View id={id} className="sheet" {...aria({ role: 'dialog', label: title })}>
        <Text className="sheet-title">{title}</Text>
        {children}
      </View>
    </View>
  );
}
