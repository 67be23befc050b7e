import { Text } from '@tarojs/components';
import './Badge.css';

export type BadgeTone = 'accent' | 'soft' | 'dark' | 'warning' | 'success';

export interface BadgeProps {
  text: string;
  /** `dark` for what lies on a picture. */
  tone?: BadgeTone;
  className?: string;
}

/** A word or two that mark a thing: a discount, a state. */
export function Badge({ text, tone = 'soft', className = '' }: BadgeProps) {
  return <Text className={`badge badge-${tone} ${className}`}>{text}</Text>;
}
