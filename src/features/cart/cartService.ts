import { createService } from '../../state/service';
import { useStore } from '../../state/useStore';
import { type CartStore } from './cartStore';

export const [CartProvider, useCartStore] = createService<CartStore>('CartProvider');

export function useCart() {
  return useStore(useCartStore());
}
