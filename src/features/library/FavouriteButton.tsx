import { Text } from '@tarojs/components';
import { Icon } from '../../components/Icon';
import { Pressable } from '../../components/Pressable';
import './FavouriteButton.css';
import { useFavourites, useFavouriteStore } from './libraryService';

/** The heart of one item. */
export function FavouriteButton({ itemId, title }: { itemId: string; title: string }) {
  const store = useFavouriteStore();
  const isFavourite = useFavourites().some((favourite) => favourite.itemId === itemId);
  const text = isFavourite ? '已收藏' : '收藏';
  return (
    <Pressable
      id="favourite"
      className={`favourite${isFavourite ? ' favourite-on' : ''}`}
      role="switch"
      label={`${text}${title}`}
      checked={isFavourite}
      onPress={() => (isFavourite ? store.remove(itemId) : store.add(itemId))}
    >
      <Icon name={isFavourite ? 'heart-filled' : 'heart'} />
      <Text className="favourite-text">{text}</Text>
    </Pressable>
  );
}
