import { Text, View } from '@tarojs/components';
import { type ReactNode } from 'react';
import { aria } from '../../components/aria';
import { Button } from '../../components/Button';
import { formatCount } from '../../components/formatCount';
import { type Currency } from '../../components/formatMoney';
import { Gallery } from '../../components/Gallery';
import { Notice } from '../../components/Notice';
import { Price } from '../../components/Price';
import { LinesSkeleton } from '../../components/Skeleton';
import { type CatalogueItem, type Product } from '../../contracts';
import { hasSeveralPrices } from '../../domain/trade/variants';
import './ProductDetail.css';
import { useShop } from './shopService';

/** From here on a stock is worth a warning. */
const FEW = 10;

export interface ProductDetailProps {
  /** The catalogue's view of it, shown while the rest is on its way and with the network off. */
  item: CatalogueItem;
  product: Product | undefined;
  isLoading: boolean;
  onRetry: () => void;
  currency: Currency;
  /** Shows pictures on the whole screen, beginning with this one. */
  onPreview: (urls: string[], index: number) => void;
  /** Beside the price: what can be done with the item as a whole. */
  actions?: ReactNode;
  /** Beside the title. */
  share?: ReactNode;
  /** Opens the choice of a variant; for items that have some. */
  onChoose: () => void;
}

export function ProductDetail(props: ProductDetailProps) {
  const { item, product, isLoading, onRetry, currency, onPreview, actions, share, onChoose } = props;
  const { pictureUrl } = useShop();
  const { title, brief, brand, priceMinor, originalPriceMinor, soldCount, rating, reviewCount, variants } =
    product ?? item;
  const urls = [item.picture, ...(product?.pictures ?? [])].map(pictureUrl);
  const facts = [brand, `已售 ${formatCount(soldCount)}`, reviewCount > 0 ? `评分 ${rating.toFixed(1)}` : ''];
  return (
    <View>
      <Gallery urls={urls} title={title} onPreview={(index) => onPreview(urls, index)} />
      <View className="card">
        <View className="product-price">
          <Price
            priceMinor={priceMinor}
            originalPriceMinor={originalPriceMinor}
            currency={currency}
            size="large"
          />
          {hasSeveralPrices(variants) && <Text className="product-from">起</Text>}
          <View className="product-actions">{actions}</View>
        </View>
        <View className="product-head">
          <Text id="product-title" className="product-title" {...aria({ role: 'heading' })}>
            {title}
          </Text>
          {share}
        </View>
        {brief !== '' && <Text className="product-brief">{brief}</Text>}
        <Text className="product-facts">{facts.filter(Boolean).join(' · ')}</Text>
      </View>
      <View className="card product-lines">
        <StockLine stock={(product ?? item).stock} />
        {variants && (
          <View className="product-line">
            <Text className="product-line-name">规格</Text>
            <Text className="product-line-text">
              {`${variants[0]!.options.map(({ name }) => name).join('、')}，共 ${variants.length} 种可选`}
            </Text>
            <Button id="choose-variant" kind="plain" text="选择" label="选择规格" onPress={onChoose} />
          </View>
        )}
      </View>
      {product ? (
        <View className="card">
          <Text className="card-title">商品介绍</Text>
          <Text className="product-description">{product.description}</Text>
          {product.specifications.map(({ name, value }) => (
            <View className="product-specification" key={name}>
              <Text className="product-specification-name">{name}</Text>
              <Text>{value}</Text>
            </View>
          ))}
        </View>
      ) : (
        <DescriptionPlace isLoading={isLoading} onRetry={onRetry} />
      )}
    </View>
  );
}

function StockLine({ stock }: { stock: number }) {
  const text = stock === 0 ? '已售罄' : stock < FEW ? `仅剩 ${stock} 件` : `现货，库存 ${stock} 件`;
  return (
    <View className="product-line">
      <Text className="product-line-name">库存</Text>
      <Text className={`product-line-text${stock < FEW ? ' product-line-few' : ''}`}>{text}</Text>
    </View>
  );
}

function DescriptionPlace({ isLoading, onRetry }: Pick<ProductDetailProps, 'isLoading' | 'onRetry'>) {
  if (isLoading) return <LinesSkeleton count={2} />;
  return (
    <View className="card">
      <Notice tone="warning">商品介绍没有加载出来，请检查网络</Notice>
      <Button kind="plain" text="重试" onPress={onRetry} />
    </View>
  );
}
