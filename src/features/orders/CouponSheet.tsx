import { Text, View } from '@tarojs/components';
import { discountCopy } from '../../components/couponCopy';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { Pressable } from '../../components/Pressable';
import { Sheet } from '../../components/Sheet';
import { type Coupon } from '../../contracts';
import { type CouponVerdict } from '../../domain/trade/coupons';
import './OrderListView.css';

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
        const isUsable = verdict.kind === 'applies';
        const isSelected = coupon.couponId === selectedId;
        const reason = verdictCopy(verdict, currency);
        return (
          <Pressable
            key={coupon.couponId}
            className="order-choice"
            role="radio"
            label={`${coupon.title}，${discountCopy(coupon, currency)}，${reason}`}
            checked={isSelected}
            disabled={!isUsable}
            onPress={() => onSelect(coupon.couponId)}
          >
            <Text className="order-choice-mark">{isSelected ? '●' : '○'}</Text>
            <View className="order-choice-text">
              <Text>{`${coupon.title} ${discountCopy(coupon, currency)}`}</Text>
              <Text className="order-choice-reason">{reason}</Text>
            </View>
          </Pressable>
        );
      })}
      <Pressable
        className="order-choice"
        role="radio"
        label="不使用优惠券"
        checked={selectedId === undefined}
        onPress={() => onSelect(undefined)}
      >
        <Text className="order-choice-mark">{selectedId === undefined ? '●' : '○'}</Text>
        <Text className="order-choice-text">不使用优惠券</Text>
      </Pressable>
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
