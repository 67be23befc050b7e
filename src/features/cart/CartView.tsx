import { Text, View } from '@tarojs/components';
import { type PropsWithChildren, type ReactNode, useState } from 'react';
import { aria } from '../../components/aria';
import { Button } from '../../components/Button';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { EmptyState, Notice } from '../../components/Notice';
import { Pressable } from '../../components/Pressable';
import { SheetPlace } from '../../components/Sheet';
import { UndoBar } from '../../components/UndoBar';
import { type CartLine, type CatalogueItem } from '../../contracts';
import { titleWithVariant } from '../../domain/trade/variants';
import { CartLineCard, CheckMark } from './CartLineCard';
import { useCart, useCartStore, useSelectedLines } from './cartService';
import { type PricedLine, priceCart } from './cartTotals';
import './CartView.css';

export interface CartViewProps {
  byId: ReadonlyMap<string, CatalogueItem>;
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  onOpen: (itemId: string) => void;
  onBrowse: () => void;
  /** Orders the lines that are selected. */
  onCheckout: () => void;
  /** Above the lines, while there is something that can be bought. */
  share?: ReactNode;
}

interface Removed {
  line: CartLine;
  /** Where it stood. */
  place: number;
  title: string;
}

/** @param children what stands below the lines */
export function CartView(props: PropsWithChildren<CartViewProps>) {
  const { byId, currency, pictureUrl, onOpen, onBrowse, onCheckout, share, children } = props;
  const store = useCartStore();
  const cart = useCart();
  const { lines, goneLines } = priceCart(cart, byId);
  const { totalMinor, quantity } = priceCart({ lines: useSelectedLines() }, byId);
  const [removed, setRemoved] = useState<Removed>();
  const available = lines.filter(({ problem }) => problem !== 'sold-out');
  const soldOut = lines.filter(({ problem }) => problem === 'sold-out');
  const keyOf = ({ item, variant }: PricedLine) => ({ itemId: item.itemId, variantId: variant?.variantId });
  const isSelected = (line: PricedLine) => store.selection.isSelected(keyOf(line));
  const areAllSelected = available.length > 0 && available.every(isSelected);

  function remove(line: PricedLine) {
    const place = cart.lines.findIndex(
      ({ itemId, variantId }) => itemId === line.item.itemId && variantId === line.variant?.variantId,
    );
    setRemoved({ line: cart.lines[place]!, place, title: titleWithVariant(line.item.title, line.variant) });
    store.setQuantity(line.item.itemId, 0, line.variant?.variantId);
  }

  const card = (line: PricedLine) => (
    <CartLineCard
      key={`${line.item.itemId} ${line.variant?.variantId ?? ''}`}
      line={line}
      currency={currency}
      pictureUrl={pictureUrl(line.item.thumbnail ?? line.item.picture)}
      isSelected={isSelected(line)}
      onSelect={(wanted) => store.selection.select([keyOf(line)], wanted)}
      onOpen={onOpen}
      onQuantity={(wanted) => store.setQuantity(line.item.itemId, wanted, line.variant?.variantId)}
      onRemove={() => remove(line)}
    />
  );
  const undo = (
    <SheetPlace>
      {removed && (
        <UndoBar
          key={`${removed.line.itemId} ${removed.line.variantId ?? ''}`}
          id="undo-cart-remove"
          text={`已删除${removed.title}`}
          onUndo={() => {
            store.restore(removed.line, removed.place);
            setRemoved(undefined);
          }}
          onEnd={() => setRemoved(undefined)}
        />
      )}
    </SheetPlace>
  );

  if (cart.lines.length === 0) {
    return (
      <View>
        <EmptyState
          id="cart-empty"
          title="购物车是空的"
          text="挑几件喜欢的放进来吧"
          actionText="去逛逛"
          onAction={onBrowse}
        />
        {undo}
      </View>
    );
  }
  return (
    <View>
      {available.length > 0 && share && (
        <View className="cart-head">
          <Text>{`共 ${available.length} 种商品`}</Text>
          {share}
        </View>
      )}
      {available.map(card)}
      {soldOut.length + goneLines.length > 0 && (
        <View id="cart-unavailable">
          <Text className="cart-unavailable-title" {...aria({ role: 'heading' })}>
            暂时买不到的
          </Text>
          {soldOut.map(card)}
          {goneLines.length > 0 && (
            <View className="cart-gone">
              <Notice tone="warning">{`有 ${goneLines.length} 件商品已下架`}</Notice>
              <Button kind="plain" text="清除已下架商品" onPress={() => store.removeLines(goneLines)} />
            </View>
          )}
        </View>
      )}
      {children}
      <View className="action-bar-room" />
      <View className="action-bar cart-bar">
        <Pressable
          id="cart-select-all"
          className="cart-all"
          role="checkbox"
          label="全选"
          checked={areAllSelected}
          onPress={() => store.selection.select(available.map(keyOf), !areAllSelected)}
        >
          <CheckMark isChecked={areAllSelected} />
          <Text className="cart-all-text">全选</Text>
        </Pressable>
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
      {undo}
    </View>
  );
}
