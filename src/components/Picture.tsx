import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from './aria';
import './Picture.css';

export interface PictureProps {
  url: string;
  className?: string;
  /** What a screen reader says; without it the picture is decoration beside its title. */
  label?: string;
}

/** A square that keeps its place while the picture loads, and stays empty when it cannot. */
export function Picture({ url, className = '', label }: PictureProps) {
  const [failedUrl, setFailedUrl] = useState<string>();
  return (
    <View className={className === '' ? 'picture' : `picture ${className}`}>
      {failedUrl !== url && (
        <Image
          className="picture-image"
          src={url}
          mode="aspectFill"
          lazyLoad
          onError={() => setFailedUrl(url)}
          {...aria(label === undefined ? { hidden: true } : { role: 'img', label })}
        />
      )}
    </View>
  );
}
