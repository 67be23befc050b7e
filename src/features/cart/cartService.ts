import { useMemo } from 'react';
import { type CartLine } from '../../contracts';
import { createService } from '../../state/service';
import { useStore } from '../../state/useStore';
import { type CartStore } from './cartStore';

export const [CartProvider, useCartStore] = createService<CartStore>('CartProvider');

export function useCart() {
  return useStore(useCartStore());
}

/** The lines of the cart that are to be ordered. */
export function useSelectedLines(): CartLine[] {
  const { selection } = useCartStore();
  const { lines } = useCart();
  const leftOut = useStore(selection);
  // `leftOut` is what `isSelected` reads.
  return useMemo(() => lines.filter(selection.isSelected), [lines, leftOut, selection]);
}
