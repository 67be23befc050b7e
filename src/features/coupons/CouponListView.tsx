import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { conditionCopy, discountCopy } from '../../components/couponCopy';
import { type Currency } from '../../components/formatMoney';
import { formatDay } from '../../components/formatTime';
import { EmptyState, Notice } from '../../components/Notice';
import { RetryNotice } from '../../components/RetryNotice';
import { LinesSkeleton } from '../../components/Skeleton';
import { Tabs } from '../../components/Tabs';
import { type CouponOffer } from '../../contracts';
import { failureCopy } from '../../shopClient/failureCopy';
import './CouponListView.css';
import { useCoupons, useCouponStore } from './couponsService';

const TABS = [
  { key: 'unclaimed', title: '可领取', empty: '暂时没有可以领取的券' },
  { key: 'available', title: '可使用', empty: '还没有可用的券' },
  { key: 'past', title: '已用/过期', empty: '没有用过或过期的券' },
] as const;
type TabKey = (typeof TABS)[number]['key'];

export interface CouponListViewProps {
  currency: Currency;
  categoryTitle: (categoryId: string) => string;
  nowMs: number;
  onUse: () => void;
}

export function CouponListView({ currency, categoryTitle, nowMs, onUse }: CouponListViewProps) {
  const store = useCouponStore();
  const { status, offers, failure } = useCoupons();
  const [tab, setTab] = useState<TabKey>('unclaimed');
  const [claimingId, setClaimingId] = useState<string>();
  const [problem, setProblem] = useState<string>();

  async function claim(couponId: string) {
    setClaimingId(couponId);
    const outcome = await store.claim(couponId);
    setClaimingId(undefined);
    setProblem(outcome.ok ? undefined : failureCopy(outcome.failure.code));
  }

  if (status === 'loading') return <LinesSkeleton count={3} />;
  if (status === 'failed' && failure) {
    return (
      <EmptyState
        title="优惠券没有加载出来"
        text={failureCopy(failure.code)}
        actionText="重试"
        onAction={() => void store.refresh()}
      />
    );
  }
  const shown = offers.filter((offer) => tabOf(offer, nowMs) === tab);
  return (
    <View>
      <Tabs label="优惠券" tabs={TABS} selected={tab} onSelect={setTab} />
      {failure && (
        <RetryNotice
          text={`${failureCopy(failure.code)}，以下是上次的内容`}
          onRetry={() => void store.refresh()}
        />
      )}
      {problem !== undefined && <Notice tone="warning">{problem}</Notice>}
      {shown.length === 0 && <EmptyState title={TABS.find(({ key }) => key === tab)?.empty ?? ''} />}
      {shown.map(({ coupon, state }) => (
        <View className="card coupon" key={coupon.couponId} id={`coupon-${coupon.couponId}`}>
          <View className="coupon-text">
            <Text className="coupon-discount">{discountCopy(coupon, currency)}</Text>
            <Text className="coupon-title">{coupon.title}</Text>
            <Text className="coupon-condition">{conditionCopy(coupon, currency, categoryTitle)}</Text>
            <Text className="coupon-condition">{`有效期至 ${formatDay(coupon.endsAtMs)}`}</Text>
          </View>
          {tab === 'unclaimed' && (
            <Button
              text={claimingId === coupon.couponId ? '领取中…' : '领取'}
              label={`领取${coupon.title}`}
              disabled={claimingId !== undefined}
              onPress={() => void claim(coupon.couponId)}
            />
          )}
          {tab === 'available' && (
            <Button kind="secondary" text="去使用" label={`去使用${coupon.title}`} onPress={onUse} />
          )}
          {tab === 'past' && (
            <Text className="coupon-condition">{state === 'used' ? '已使用' : '已过期'}</Text>
          )}
        </View>
      ))}
    </View>
  );
}

function tabOf({ coupon, state }: CouponOffer, nowMs: number): TabKey {
  if (state === 'used' || nowMs >= coupon.endsAtMs) return 'past';
  return state;
}
