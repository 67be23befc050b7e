import { discountCopy } from '../../components/couponCopy';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { Sheet } from '../../components/Sheet';
import { type Coupon } from '../../contracts';
import { type CouponVerdict } from '../../domain/trade/coupons';
import { Choice } from './Choice';

export interface CouponSheetProps {
  /** The shopper's unused coupons with what each does for this order. */
  coupons: readonly { coupon: Coupon; verdict: CouponVerdict }[];
  selectedId: string | undefined;
  currency: Currency;
  onSelect: (couponId: string | undefined) => void;
  onClose: () => void;
}

export function CouponSheet({ coupons, selectedId, currency, onSelect, onClose }: CouponSheetProps) {
  return (
    <Sheet id="coupon-sheet" title="选择优惠券" onClose={onClose}>
      {coupons.map(({ coupon, verdict }) => {
        const reason = verdictCopy(verdict, currency);
        const discount = discountCopy(coupon, currency);
        return (
          <Choice
            key={coupon.couponId}
            title={`${coupon.title} ${discount}`}
            text={reason}
            label={`${coupon.title}，${discount}，${reason}`}
            isChosen={coupon.couponId === selectedId}
            isDisabled={verdict.kind !== 'applies'}
            onChoose={() => onSelect(coupon.couponId)}
          />
        );
      })}
      <Choice title="不使用优惠券" isChosen={selectedId === undefined} onChoose={() => onSelect(undefined)} />
    </Sheet>
  );
}

/** What a coupon does for this order, or why it does nothing. */
function verdictCopy(verdict: CouponVerdict, currency: Currency): string {
  switch (verdict.kind) {
    case 'applies':
      return `本单减 ${formatMoney(verdict.discountMinor, currency)}`;
    case 'below-threshold':
      return `还差 ${formatMoney(verdict.missingMinor, currency)} 可用`;
    case 'other-category':
      return '本单没有适用的商品';
    case 'not-started':
      return '还没到使用时间';
    case 'expired':
      return '已过期';
  }
}
