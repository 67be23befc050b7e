import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '../../components/aria';
import { Button } from '../../components/Button';
import { type Currency } from '../../components/formatMoney';
import { Picture } from '../../components/Picture';
import { Pressable } from '../../components/Pressable';
import { Price } from '../../components/Price';
import { Sheet } from '../../components/Sheet';
import { type ItemVariant } from '../../contracts';
import { chooseOption, optionRows, variantFor, type Chosen } from '../../domain/trade/variantChoice';
import './VariantSheet.css';

export interface VariantSheetProps {
  title: string;
  pictureUrl: string;
  /** Shown until a variant is chosen: the lowest of all. */
  priceMinor: number;
  currency: Currency;
  variants: readonly ItemVariant[];
  confirmText: string;
  onConfirm: (variantId: string) => void;
  onClose: () => void;
}

/** Lets the shopper choose one variant by its options; what cannot be had says so and does nothing. */
export function VariantSheet(props: VariantSheetProps) {
  const { title, pictureUrl, priceMinor, currency, variants, confirmText, onConfirm, onClose } = props;
  const [chosen, setChosen] = useState<Chosen>(() => new Map());
  const variant = variantFor(variants, chosen);
  const missing = optionRows(variants, chosen).filter(({ name }) => !chosen.has(name));
  return (
    <Sheet id="variant-sheet" title="选择规格" onClose={onClose}>
      <View className="variant-head">
        <Picture className="variant-picture" url={pictureUrl} />
        <View className="variant-facts">
          <Price priceMinor={variant?.priceMinor ?? priceMinor} currency={currency} size="large" />
          <Text className="variant-title">{title}</Text>
          <Text className="variant-stock" id="variant-stock">
            {variant ? `库存 ${variant.stock} 件` : `请选择${missing.map(({ name }) => name).join('、')}`}
          </Text>
        </View>
      </View>
      {optionRows(variants, chosen).map(({ name, values }) => (
        <View key={name} className="variant-row" {...aria({ role: 'radiogroup', label: name })}>
          <Text className="variant-name">{name}</Text>
          <View className="variant-values">
            {values.map(({ value, isAvailable }) => {
              const isChosen = chosen.get(name) === value;
              return (
                <Pressable
                  key={value}
                  className={`variant-value${isChosen ? ' variant-value-chosen' : ''}${isAvailable ? '' : ' variant-value-off'}`}
                  role="radio"
                  label={`${name} ${value}${isAvailable ? '' : '，缺货'}`}
                  checked={isChosen}
                  disabled={!isAvailable}
                  onPress={() => setChosen(chooseOption(chosen, name, value))}
                >
                  <Text>{value}</Text>
                </Pressable>
              );
            })}
          </View>
        </View>
      ))}
      <Button
        id="variant-confirm"
        text={confirmText}
        disabled={!variant}
        onPress={() => variant && onConfirm(variant.variantId)}
      />
    </Sheet>
  );
}
