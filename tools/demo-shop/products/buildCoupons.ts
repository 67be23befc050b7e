import { type Coupon } from '../../../src/contracts';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

/** The demo shop's coupons: by amount and by share, for all goods and for some, and one that has run out. */
export function buildCoupons(shopDateMs: number): Coupon[] {
  const good = { startsAtMs: shopDateMs - 30 * DAY_MS, endsAtMs: shopDateMs + 10 * YEAR_MS };
  return [
    {
      couponId: 'welcome',
      title: '新人见面礼',
      discount: { kind: 'amount', amountMinor: 500 },
      thresholdMinor: 3900,
      ...good,
    },
    {
      couponId: 'all-199-30',
      title: '全场满减',
      discount: { kind: 'amount', amountMinor: 3000 },
      thresholdMinor: 19_900,
      ...good,
    },
    {
      couponId: 'tea-12-off',
      title: '茶饮 88 折',
      discount: { kind: 'percent', percentOff: 12, maxDiscountMinor: 5000 },
      thresholdMinor: 5000,
      categoryIds: ['tea-coffee'],
      ...good,
    },
    {
      couponId: 'wardrobe-299-50',
      title: '衣橱焕新券',
      discount: { kind: 'amount', amountMinor: 5000 },
      thresholdMinor: 29_900,
      categoryIds: ['womenswear', 'menswear', 'shoes-bags'],
      ...good,
    },
    {
      couponId: 'autumn-opening',
      title: '秋日开张券',
      discount: { kind: 'amount', amountMinor: 1000 },
      thresholdMinor: 5900,
      startsAtMs: shopDateMs - 60 * DAY_MS,
      endsAtMs: shopDateMs - 30 * DAY_MS,
    },
  ];
}
