import { Text, View } from '@tarojs/components';
import { type Currency, formatMoney, moneyParts } from './formatMoney';
import './Price.css';

export interface PriceProps {
  priceMinor: number;
  originalPriceMinor?: number | undefined;
  currency: Currency;
  size?: 'small' | 'large';
}

export function Price({ priceMinor, originalPriceMinor = 0, currency, size = 'small' }: PriceProps) {
  const { symbol, whole, decimals } = moneyParts(priceMinor, currency);
  return (
    <View className={size === 'large' ? 'price price-large' : 'price'}>
      <Text className="price-now">
        {symbol}
        <Text className="price-whole">{whole}</Text>
        {decimals}
      </Text>
      {originalPriceMinor > priceMinor && (
        <Text className="price-before">{formatMoney(originalPriceMinor, currency)}</Text>
      )}
    </View>
  );
}
