import { Text } from '@tarojs/components';
import './Button.css';
import { Pressable } from './Pressable';

export interface ButtonProps {
  text: string;
  onPress: () => void;
  id?: string;
  kind?: 'primary' | 'secondary' | 'plain';
  disabled?: boolean;
  /** When the text alone does not say what it acts on. */
  label?: string;
}

export function Button({ text, onPress, id, kind = 'primary', disabled = false, label = text }: ButtonProps) {
  const className = `button button-${kind}${disabled ? ' button-disabled' : ''}`;
  return (
    <Pressable id={id} className={className} label={label} disabled={disabled} onPress={onPress}>
      <Text>{text}</Text>
    </Pressable>
  );
}
