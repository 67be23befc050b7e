import { createService } from '../../state/service';
import { useStore } from '../../state/useStore';
import { type FavouriteStore } from './favouriteStore';

export const [LibraryProvider, useFavouriteStore] = createService<FavouriteStore>('LibraryProvider');

export function useFavourites() {
  return useStore(useFavouriteStore());
}
