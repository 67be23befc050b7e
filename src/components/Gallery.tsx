import { Swiper, SwiperItem, Text, View } from '@tarojs/components';
import { useState } from 'react';
import './Gallery.css';
import { Picture } from './Picture';
import { Pressable } from './Pressable';

export interface GalleryProps {
  /** At least one; the first is what lists show too. */
  urls: readonly string[];
  /** Of what the pictures are. */
  title: string;
  /** A picture was tapped: show it on the whole screen. */
  onPreview: (index: number) => void;
}

/** Pictures side by side, swiped, with the number of the one that is seen. */
export function Gallery({ urls, title, onPreview }: GalleryProps) {
  const [current, setCurrent] = useState(0);
  const count = urls.length;
  const shown = Math.min(current, count - 1) + 1;
  return (
    <View className="gallery">
      <Swiper className="gallery-swiper" onChange={({ detail }) => setCurrent(detail.current)}>
        {urls.map((url, index) => (
          <SwiperItem key={url}>
            <Pressable
              className="gallery-picture"
              label={`${title}，第 ${index + 1} 张图，共 ${count} 张，点按看大图`}
              onPress={() => onPreview(index)}
            >
              <Picture url={url} />
            </Pressable>
          </SwiperItem>
        ))}
      </Swiper>
      {count > 1 && (
        <View className="gallery-count">
          <Text>{`${shown}/${count}`}</Text>
        </View>
      )}
    </View>
  );
}
