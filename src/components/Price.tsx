import { Text, View } from '@tarojs/components';
import { type Currency, formatMoney } from './formatMoney';
import './Price.css';

export interface PriceProps {
  priceMinor: number;
  originalPriceMinor?: number | undefined;
  currency: Currency;
  size?: 'small' | 'large';
}

export function Price({ priceMinor, originalPriceMinor = 0, currency, size = 'small' }: PriceProps) {
  return (
    <View className={`price price-${size}`}>
      <Text className="price-now">{formatMoney(priceMinor, currency)}</Text>
      {originalPriceMinor > priceMinor && (
        <Text className="price-before">{formatMoney(originalPriceMinor, currency)}</Text>
      )}
    </View>
  );
}
