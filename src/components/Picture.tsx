import { Image, View } from '@tarojs/components';
import { aria } from './aria';
import './Picture.css';

export interface PictureProps {
  url: string;
  className?: string;
  /** What a screen reader says; without it the picture is decoration beside its title. */
  label?: string;
}

/** A square that keeps its place while the picture loads. */
export function Picture({ url, className = '', label }: PictureProps) {
  return (
    <View className={`picture ${className}`}>
      <Image
        className="picture-image"
        src={url}
        mode="aspectFill"
        lazyLoad
        {...aria(label === undefined ? { hidden: true } : { role: 'img', label })}
      />
    </View>
  );
}
