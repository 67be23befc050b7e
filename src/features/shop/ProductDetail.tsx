import { Text, View } from '@tarojs/components';
import { aria } from '../../components/aria';
import { Button } from '../../components/Button';
import { formatCount } from '../../components/formatCount';
import { type Currency } from '../../components/formatMoney';
import { Notice } from '../../components/Notice';
import { Picture } from '../../components/Picture';
import { Price } from '../../components/Price';
import { LinesSkeleton } from '../../components/Skeleton';
import { type CatalogueItem, type Product } from '../../contracts';
import './ProductDetail.css';
import { useShop } from './shopService';

export interface ProductDetailProps {
  /** The catalogue's view of it, shown while the rest is on its way and with the network off. */
  item: CatalogueItem;
  product: Product | undefined;
  isLoading: boolean;
  onRetry: () => void;
  currency: Currency;
}

export function ProductDetail({ item, product, isLoading, onRetry, currency }: ProductDetailProps) {
  const { pictureUrl } = useShop();
  const { title, brief, brand, priceMinor, originalPriceMinor, soldCount, stock } = product ?? item;
  return (
    <View>
      <Picture className="product-picture" url={pictureUrl(item.picture)} label={title} />
      <View className="card">
        <Price
          priceMinor={priceMinor}
          originalPriceMinor={originalPriceMinor}
          currency={currency}
          size="large"
        />
        <Text id="product-title" className="product-title" {...aria({ role: 'heading' })}>
          {title}
        </Text>
        {brief !== '' && <Text className="product-brief">{brief}</Text>}
        <Text className="product-facts">
          {[brand, `已售 ${formatCount(soldCount)}`, stock === 0 ? '已售罄' : `库存 ${stock}`]
            .filter(Boolean)
            .join(' · ')}
        </Text>
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

function DescriptionPlace({ isLoading, onRetry }: Pick<ProductDetailProps, 'isLoading' | 'onRetry'>) {
  if (isLoading) return <LinesSkeleton count={2} />;
  return (
    <View className="card">
      <Notice tone="warning">商品介绍没有加载出来，请检查网络</Notice>
      <Button kind="plain" text="重试" onPress={onRetry} />
    </View>
  );
}
