import { Text, View } from '@tarojs/components';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { Picture } from '../../components/Picture';
import { Pressable } from '../../components/Pressable';
import { Stepper } from '../../components/Stepper';
import { variantTitle } from '../../domain/trade/variants';
import { MAX_QUANTITY } from './cartStore';
import { type PricedLine } from './cartTotals';

export interface CartLineCardProps {
  line: PricedLine;
  currency: Currency;
  pictureUrl: string;
  onOpen: (itemId: string) => void;
  /** 0 removes the line. */
  onQuantity: (quantity: number) => void;
}

export function CartLineCard({ line, currency, pictureUrl, onOpen, onQuantity }: CartLineCardProps) {
  const { item, variant, stock, quantity, totalMinor, problem } = line;
  const { itemId } = item;
  const title = variant ? `${item.title} ${variantTitle(variant)}` : item.title;
  return (
    <View className="cart-line" id={`cart-line-${itemId}${variant ? `-${variant.variantId}` : ''}`}>
      <Pressable className="cart-line-picture" role="link" label={title} onPress={() => onOpen(itemId)}>
        <Picture url={pictureUrl} />
      </Pressable>
      <View className="cart-line-text">
        <Text className="cart-line-title">{title}</Text>
        {problem === 'sold-out' && <Text className="cart-line-problem">已售罄</Text>}
        {problem === 'too-few' && <Text className="cart-line-problem">{`库存只有 ${stock} 件`}</Text>}
        <View className="cart-line-foot">
          <Text className="cart-line-price">{formatMoney(totalMinor, currency)}</Text>
          <Stepper
            label={`${title}的数量`}
            value={quantity}
            max={Math.max(1, Math.min(stock, MAX_QUANTITY))}
            onChange={onQuantity}
          />
        </View>
        <Pressable className="cart-line-remove" label={`删除${title}`} onPress={() => onQuantity(0)}>
          <Text>删除</Text>
        </Pressable>
      </View>
    </View>
  );
}
