import { Image, Swiper, SwiperItem, Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { aria } from '../../components/aria';
import { Pressable } from '../../components/Pressable';
import { type Banner, type StoreLink } from '../../contracts';
import './BannerCarousel.css';
import { prefersReducedMotion } from './prefersReducedMotion';

const INTERVAL_MS = 5000;

export interface BannerCarouselProps {
  banners: readonly Banner[];
  /** Nothing turns on a page that is not seen. */
  isVisible: boolean;
  pictureUrl: (cloudPath: string) => string;
  onOpen: (link: StoreLink) => void;
}

/**
 * The shop's banners. They turn by themselves for one round, so that nothing moves for long beside what is read; not at all
 * for whoever asked for less motion, nor once a finger has turned them.
 */
export function BannerCarousel({ banners, isVisible, pictureUrl, onOpen }: BannerCarouselProps) {
  const [current, setCurrent] = useState(0);
  const [isStill, setStill] = useState(prefersReducedMotion);
  const isTurning = isVisible && !isStill && current < banners.length - 1;

  // Not the swiper's own `autoplay`: in Taro 4.1.11's browser build it turns past the last banner of a hidden page and throws.
  useEffect(() => {
    if (!isTurning) return;
    const timer = setTimeout(() => setCurrent(current + 1), INTERVAL_MS);
    return () => clearTimeout(timer);
  }, [isTurning, current]);

  if (banners.length === 0) return null;
  return (
    <View id="banners" className="banners">
      <Swiper
        className="banner-swiper"
        current={current}
        onChange={({ detail }) => {
          setCurrent(detail.current);
          if (detail.source === 'touch') setStill(true);
        }}
      >
        {banners.map(({ bannerId, title, subtitle, picture, ground, link }) => (
          <SwiperItem key={bannerId}>
            <Pressable
              id={`banner-${bannerId}`}
              className={`banner banner-${ground}`}
              role="link"
              label={subtitle === undefined ? title : `${title}，${subtitle}`}
              onPress={() => onOpen(link)}
            >
              <Image
                className="banner-picture"
                src={pictureUrl(picture)}
                mode="aspectFill"
                {...aria({ hidden: true })}
              />
              <View className="banner-words">
                <Text className="banner-title">{title}</Text>
                {subtitle !== undefined && <Text className="banner-subtitle">{subtitle}</Text>}
              </View>
            </Pressable>
          </SwiperItem>
        ))}
      </Swiper>
      {banners.length > 1 && (
        <View className="banner-dots" {...aria({ hidden: true })}>
          {banners.map(({ bannerId }, place) => (
            <View key={bannerId} className={`banner-dot${place === current ? ' banner-dot-current' : ''}`} />
          ))}
        </View>
      )}
    </View>
  );
}
