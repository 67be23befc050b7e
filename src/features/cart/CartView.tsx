import { Text, View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { EmptyState, Notice } from '../../components/Notice';
import { type CatalogueItem } from '../../contracts';
import { CartLineCard } from './CartLineCard';
import { useCart, useCartStore } from './cartService';
import { priceCart } from './cartTotals';
import './CartView.css';

export interface CartViewProps {
  byId: ReadonlyMap<string, CatalogueItem>;
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  onOpen: (itemId: string) => void;
  onBrowse: () => void;
  onCheckout: () => void;
}

export function CartView({ byId, currency, pictureUrl, onOpen, onBrowse, onCheckout }: CartViewProps) {
  const store = useCartStore();
  const cart = useCart();
  const { lines, goneLines, totalMinor, quantity } = priceCart(cart, byId);
  if (cart.lines.length === 0) {
    return (
      <EmptyState
        id="cart-empty"
        title="购物车是空的"
        text="挑几件喜欢的放进来吧"
        actionText="去逛逛"
        onAction={onBrowse}
      />
    );
  }
  return (
    <View>
      {goneLines.length > 0 && (
        <View className="cart-gone">
          <Notice tone="warning">{`有 ${goneLines.length} 件商品已下架`}</Notice>
          <Button kind="plain" text="清除已下架商品" onPress={() => store.removeLines(goneLines)} />
        </View>
      )}
      {lines.map((line) => (
        <CartLineCard
          key={`${line.item.itemId} ${line.variant?.variantId ?? ''}`}
          line={line}
          currency={currency}
          pictureUrl={pictureUrl(line.item.thumbnail ?? line.item.picture)}
          onOpen={onOpen}
          onQuantity={(wanted) => store.setQuantity(line.item.itemId, wanted, line.variant?.variantId)}
        />
      ))}
      <View className="action-bar-room" />
      <View className="action-bar cart-bar">
        <View className="cart-sum">
          <Text>合计 </Text>
          <Text id="cart-total" className="cart-total">
            {formatMoney(totalMinor, currency)}
          </Text>
        </View>
        <Button
          id="cart-checkout"
          text={`去结算（${quantity}）`}
          disabled={quantity === 0}
          onPress={onCheckout}
        />
      </View>
    </View>
  );
}
