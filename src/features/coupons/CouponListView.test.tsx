import { act, fireEvent, screen } from '@testing-library/react';
import { type Coupon, type CouponOffer } from '../../contracts';
import { renderInShop } from '../../testing/renderInShop';
import { CouponListView } from './CouponListView';

const coupon = (couponId: string, fields: Partial<Coupon> = {}): Coupon => ({
  couponId,
  title: `券 ${couponId}`,
  discount: { kind: 'percent', percentOff: 12 },
  thresholdMinor: 5000,
  categoryIds: ['tea'],
  startsAtMs: 0,
  endsAtMs: 2000,
  ...fields,
});
const OFFERS: CouponOffer[] = [
  { coupon: coupon('new'), state: 'unclaimed' },
  { coupon: coupon('old', { endsAtMs: 900 }), state: 'available' },
  { coupon: coupon('spent'), state: 'used', orderId: 'o' },
];

async function renderCoupons() {
  let isOffline = false;
  const app = await renderInShop(
    <CouponListView currency="CNY" categoryTitle={() => '茶'} nowMs={1000} onUse={() => undefined} />,
    {
      items: [],
      chooseFate: () => (isOffline ? 'request-lost' : 'answered'),
      prepare: ({ state }) => void (state.coupons = OFFERS.map((offer) => ({ ...offer }))),
    },
  );
  return { ...app, goOffline: (value: boolean) => (isOffline = value) };
}
const tab = (title: string) => fireEvent.click(screen.getByRole('tab', { name: `优惠券：${title}` }));

describe('the page of coupons', () => {
  it('gives a coupon, which is then there to be used', async () => {
    const { services } = await renderCoupons();
    await act(() => services.coupons.refresh());
    expect(screen.getByText('8.8 折')).toBeTruthy();
    expect(screen.getByText('满 ¥50 可用，限茶')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '领取券 new' }));
    expect(await screen.findByText('暂时没有可以领取的券')).toBeTruthy();
    tab('可使用');
    expect(screen.getByRole('button', { name: '去使用券 new' })).toBeTruthy();
  });

  it('keeps apart what was used and what has run out', async () => {
    const { services } = await renderCoupons();
    await act(() => services.coupons.refresh());
    tab('已用/过期');
    expect(screen.getByText('已使用')).toBeTruthy();
    expect(screen.getByText('已过期')).toBeTruthy();
  });

  it('says that it cannot be read, and shows what it has when only a later read fails', async () => {
    const { services, goOffline } = await renderCoupons();
    goOffline(true);
    await act(() => services.coupons.refresh());
    expect(screen.getByText('优惠券没有加载出来')).toBeTruthy();
    goOffline(false);
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    await screen.findByText('券 new');
    goOffline(true);
    await act(() => services.coupons.refresh());
    expect(screen.getByText('券 new')).toBeTruthy();
    expect(screen.getByText(/以下是上次的内容/)).toBeTruthy();
    goOffline(false);
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '重试' })));
    expect(screen.queryByText(/以下是上次的内容/)).toBeNull();
  });
});
