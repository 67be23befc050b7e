import { Text, View } from '@tarojs/components';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { Icon } from '../../components/Icon';
import { Picture } from '../../components/Picture';
import { Pressable } from '../../components/Pressable';
import { Stepper } from '../../components/Stepper';
import { titleWithVariant, variantTitle } from '../../domain/trade/variants';
import { MAX_QUANTITY } from './cartStore';
import { type PricedLine } from './cartTotals';
import { useSwipe } from './useSwipe';

export interface CartLineCardProps {
  line: PricedLine;
  currency: Currency;
  pictureUrl: string;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
  onOpen: (itemId: string) => void;
  onQuantity: (quantity: number) => void;
  onRemove: () => void;
}

/** One line of the cart. It is deleted by its button, or by the one that a swipe to the left uncovers. */
export function CartLineCard(props: CartLineCardProps) {
  const { line, currency, pictureUrl, isSelected, onSelect, onOpen, onQuantity, onRemove } = props;
  const { item, variant, stock, quantity, totalMinor, problem } = line;
  const { itemId } = item;
  const title = titleWithVariant(item.title, variant);
  const { isSwiped, handlers } = useSwipe();
  const isSoldOut = problem === 'sold-out';
  return (
    <View className="cart-line" id={`cart-line-${itemId}${variant ? `-${variant.variantId}` : ''}`}>
      <View className={`cart-line-body${isSwiped ? ' cart-line-swiped' : ''}`} {...handlers}>
        {!isSoldOut && (
          <Pressable
            className="cart-check"
            role="checkbox"
            label={`选择${title}`}
            checked={isSelected}
            onPress={() => onSelect(!isSelected)}
          >
            <CheckMark isChecked={isSelected} />
          </Pressable>
        )}
        <Pressable className="cart-line-picture" role="link" label={title} onPress={() => onOpen(itemId)}>
          <Picture url={pictureUrl} />
        </Pressable>
        <View className="cart-line-text">
          <View className="cart-line-head">
            <Text className="cart-line-title">{item.title}</Text>
            <Pressable className="cart-line-remove" label={`删除${title}`} onPress={onRemove}>
              <Icon name="trash" />
            </Pressable>
          </View>
          {variant && <Text className="cart-line-variant">{variantTitle(variant)}</Text>}
          {isSoldOut && <Text className="cart-line-problem">已售罄</Text>}
          {problem === 'too-few' && <Text className="cart-line-problem">{`库存只有 ${stock} 件`}</Text>}
          {!isSoldOut && (
            <View className="cart-line-foot">
              <Text className="cart-line-price">{formatMoney(totalMinor, currency)}</Text>
              <Stepper
                label={`${title}的数量`}
                value={quantity}
                max={Math.max(1, Math.min(stock, MAX_QUANTITY))}
                onChange={onQuantity}
              />
            </View>
          )}
        </View>
      </View>
      {isSwiped && (
        <Pressable className="cart-line-swipe" label={`确认删除${title}`} onPress={onRemove}>
          <Text>删除</Text>
        </Pressable>
      )}
    </View>
  );
}

/** The round box of a choice: decoration of the control around it. */
export function CheckMark({ isChecked }: { isChecked: boolean }) {
  return (
    <View className={`check-mark${isChecked ? ' check-mark-on' : ''}`}>
      {isChecked && <Icon name="check" size="small" />}
    </View>
  );
}
