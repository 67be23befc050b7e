import { formatMoney } from '../../components/formatMoney';
import { type PosterContent, shownGoods } from './posterContent';

/** What is on a poster, for who does not see it. */
export function posterLabel(content: PosterContent): string {
  const { currency, shopTitle } = content;
  const money = (minor: number) => formatMoney(minor, currency);
  if (content.kind === 'product') {
    const { title, priceMinor, originalPriceMinor } = content.good;
    const price = `${money(priceMinor)}${content.isLowestPrice ? '起' : ''}`;
    const before = originalPriceMinor > priceMinor ? `，原价 ${money(originalPriceMinor)}` : '';
    return `海报：${shopTitle}，${title}，${price}${before}`;
  }
  const goods = shownGoods(content).map(
    ({ title, priceMinor, quantity }) => `${title} ${money(priceMinor)} ×${quantity}`,
  );
  const more = content.goods.length - goods.length;
  return [
    `海报：${shopTitle}，我的购物车`,
    ...goods,
    ...(more > 0 ? [`还有 ${more} 种商品`] : []),
    `合计 ${money(content.totalMinor)}`,
  ].join('，');
}
