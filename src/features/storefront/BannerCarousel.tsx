import { Image, Swiper, SwiperItem, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '../../components/aria';
import { Pressable } from '../../components/Pressable';
import { type Banner, type StoreLink } from '../../contracts';
import './BannerCarousel.css';
import { prefersReducedMotion } from './prefersReducedMotion';

const INTERVAL_MS = 5000;

export interface BannerCarouselProps {
  banners: readonly Banner[];
  pictureUrl: (cloudPath: string) => string;
  onOpen: (link: StoreLink) => void;
}

/**
 * The shop's banners. They turn by themselves for one round, so that nothing moves for long beside what is read; not at all
 * for whoever asked for less motion, nor once a finger has turned them.
 */
export function BannerCarousel({ banners, pictureUrl, onOpen }: BannerCarouselProps) {
  const [current, setCurrent] = useState(0);
  const [isStill, setStill] = useState(prefersReducedMotion);
  if (banners.length === 0) return null;
  return (
    <View id="banners" className="banners">
      <Swiper
        className="banner-swiper"
        autoplay={!isStill && banners.length > 1}
        interval={INTERVAL_MS}
        current={current}
        onChange={({ detail }) => {
          setCurrent(detail.current);
          if (detail.source === 'touch' || detail.current === banners.length - 1) setStill(true);
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
