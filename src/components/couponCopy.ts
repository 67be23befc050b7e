import { type Coupon } from '../contracts';
import { formatMoney, type Currency } from './formatMoney';

/** `减 ¥5`, or Chinese shops' way of saying a share: what is left of ten (`8.8 折`). */
export function discountCopy({ discount }: Coupon, currency: Currency): string {
  if (discount.kind === 'amount') return `减 ${formatMoney(discount.amountMinor, currency)}`;
  const share = `${(100 - discount.percentOff) / 10} 折`;
  const most = discount.maxDiscountMinor;
  return most === undefined ? share : `${share}，最多减 ${formatMoney(most, currency)}`;
}

/** From which sum on it counts, and for which goods. */
export function conditionCopy(
  { thresholdMinor, categoryIds }: Coupon,
  currency: Currency,
  categoryTitle: (categoryId: string) => string,
): string {
  const sum = thresholdMinor === 0 ? '无门槛' : `满 ${formatMoney(thresholdMinor, currency)} 可用`;
  return categoryIds ? `${sum}，限${categoryIds.map(categoryTitle).join('、')}` : `${sum}，全场通用`;
}
