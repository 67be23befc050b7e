import { View } from '@tarojs/components';
import { type PropsWithChildren } from 'react';
import { aria, type Accessible } from './aria';
import './Pressable.css';
import { usePressHandlers } from './pressHandlers';

export interface PressableProps extends Accessible {
  /** What a screen reader says. */
  label: string;
  onPress: () => void;
  onLongPress?: (() => void) | undefined;
  id?: string | undefined;
  className?: string | undefined;
}

/** Anything that can be tapped. A disabled one stays readable and does nothing. */
export function Pressable(props: PropsWithChildren<PressableProps>) {
  const { id, className = '', disabled = false, role = 'button', label, checked, selected, children } = props;
  const handlers = usePressHandlers({
    onPress: () => {
      if (!disabled) props.onPress();
    },
    onLongPress: props.onLongPress,
  });
  return (
    <View
      {...(id !== undefined && { id })}
      className={`pressable ${className}`}
      hoverClass={disabled ? 'none' : 'pressed'}
      {...aria({ role, label, checked, selected, disabled: disabled || undefined })}
      {...handlers}
    >
      {children}
    </View>
  );
}
