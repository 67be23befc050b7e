import { View } from '@tarojs/components';
import { aria } from './aria';
import './ItemTile.css';
import './Skeleton.css';

/** The grid before its items are known. */
export function ItemGridSkeleton({ count }: { count: number }) {
  return (
    <View className="item-grid" {...aria({ label: '正在加载' })}>
      {Array.from({ length: count }, (_, index) => (
        <TileSkeleton key={index} />
      ))}
    </View>
  );
}

export function TileSkeleton() {
  return (
    <View className="item-tile skeleton-tile">
      <View>
        <View className="picture" />
        <View className="tile-text">
          <View className="skeleton-line" />
          <View className="skeleton-line skeleton-title" />
          <View className="skeleton-line" />
        </View>
      </View>
    </View>
  );
}

export function LinesSkeleton({ count }: { count: number }) {
  return (
    <View {...aria({ label: '正在加载' })}>
      {Array.from({ length: count }, (_, index) => (
        <View className="skeleton-row" key={index} />
      ))}
    </View>
  );
}
