import { View } from '@tarojs/components';
import { aria } from './aria';
import './Icon.css';
import { type IconName } from './iconNames';

export interface IconProps {
  name: IconName;
  /** 16, 20 or 24 px times the text's scale. */
  size?: 'small' | 'medium' | 'large';
  className?: string;
}

/** A sign in the colour of the text around it; decoration, so whoever shows it names the control. */
export function Icon({ name, size = 'medium', className = '' }: IconProps) {
  return <View className={`icon icon-${size} icon-${name} ${className}`} {...aria({ hidden: true })} />;
}
