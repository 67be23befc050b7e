import { Text, View } from '@tarojs/components';
import { type PropsWithChildren } from 'react';
import { aria } from './aria';
import { Pressable } from './Pressable';
import './Sheet.css';

/**
 * The place of a sheet that comes and goes. Taro sends the whole list of siblings when one of them is added or removed:
 * a place of its own keeps the page's content out of that message.
 */
export function SheetPlace({ children }: PropsWithChildren) {
  return <View>{children}</View>;
}

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
