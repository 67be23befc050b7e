import { act, fireEvent, screen } from '@testing-library/react';
import { type Coupon } from '../../contracts';
import { type AddressChoice, type AddressPicker } from '../../platform';
import { type CallFate } from '../../platform/memory/memoryCloud';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { OrderConfirmation } from './OrderConfirmation';

const TEA = buildItem({ itemId: 'tea', title: '龙井', priceMinor: 1990 });

async function renderConfirmation(
  chooseFate?: () => CallFate,
  coupons: Coupon[] = [],
  addressPicker?: AddressPicker,
) {
  const conflicts: string[] = [];
  const app = await renderInShop(
    <OrderConfirmation
      lines={[{ item: TEA, variant: undefined, quantity: 2, totalMinor: 3980 }]}
      coupons={coupons}
      nowMs={1000}
      currency="CNY"
      onAddresses={() => undefined}
      onOrders={() => undefined}
      onBrowse={() => undefined}
      onConflict={() => conflicts.push('conflict')}
    />,
    { items: [TEA], ...(chooseFate && { chooseFate }), ...(addressPicker && { addressPicker }) },
  );
  return { ...app, conflicts };
}

function fillAddress() {
  const type = (id: string, value: string) =>
    fireEvent.change(document.querySelector(`#address-${id}`)!, { target: { value } });
  type('recipient', '王小明');
  type('phone', '13800000000');
  type('address', '杭州市西湖区');
}

const submit = () => fireEvent.click(screen.getByRole('button', { name: '提交订单（模拟支付）' }));

describe('the order confirmation', () => {
  it('says before and after that no money moves', async () => {
    await renderConfirmation();
    expect(screen.getByText(/模拟支付，不会真实扣款/)).toBeTruthy();
    fillAddress();
    submit();
    expect(await screen.findByText('下单成功')).toBeTruthy();
    expect(screen.getByText('模拟支付已完成，没有真实扣款')).toBeTruthy();
  });

  it('asks for what is missing and sends nothing', async () => {
    const { state } = await renderConfirmation();
    submit();
    expect(screen.getByText('请填写收货人')).toBeTruthy();
    expect(state.orders.size).toBe(0);
  });

  it("keeps what was written when WeChat's address is not to be had, says so, and orders all the same", async () => {
    let choice: AddressChoice = { kind: 'unavailable' };
    const addressPicker = { isAvailable: true, choose: async () => choice };
    await renderConfirmation(undefined, [], addressPicker);
    fillAddress();
    const pick = () =>
      act(async () => void fireEvent.click(screen.getByRole('button', { name: '使用微信地址' })));
    await pick();
    expect(screen.getByText('没有取得微信地址，请手动填写')).toBeTruthy();
    const recipient = document.querySelector<HTMLInputElement>('#address-recipient')!;
    expect(recipient.value).toBe('王小明');
    choice = { kind: 'chosen', address: { recipient: '李雷', phone: '13900000000', address: '茶街 1 号' } };
    await pick();
    expect(recipient.value).toBe('李雷');
    expect(screen.queryByText('没有取得微信地址，请手动填写')).toBeNull();
    submit();
    expect(await screen.findByText('下单成功')).toBeTruthy();
  });

  it('makes one order when the first reply is lost and the shopper tries again', async () => {
    let isLost = false;
    const { state } = await renderConfirmation(() => (isLost ? 'reply-lost' : 'answered'));
    fillAddress();
    isLost = true;
    submit();
    expect(await screen.findByText(/重试不会重复下单/)).toBeTruthy();
    isLost = false;
    submit();
    expect(await screen.findByText('下单成功')).toBeTruthy();
    expect(state.orders.size).toBe(1);
  });

  it('asks to look again when the price has changed', async () => {
    const { state, conflicts } = await renderConfirmation();
    state.items = [{ ...TEA, priceMinor: 2990 }];
    fillAddress();
    submit();
    expect(await screen.findByText(/库存、价格或优惠券有变化/)).toBeTruthy();
    expect(conflicts).toEqual(['conflict']);
  });

  it('asks to look again when the shop no longer has an item', async () => {
    const { state, conflicts } = await renderConfirmation();
    state.nextError = { code: 'not-found', message: 'the catalogue lacks ordered items' };
    fillAddress();
    submit();
    expect(await screen.findByText(/有商品已下架/)).toBeTruthy();
    expect(conflicts).toEqual(['conflict']);
  });

  const coupon = (couponId: string, amountMinor: number, thresholdMinor: number): Coupon => ({
    couponId,
    title: `券 ${couponId}`,
    discount: { kind: 'amount', amountMinor },
    thresholdMinor,
    startsAtMs: 0,
    endsAtMs: 2000,
  });

  it('takes the best coupon by itself, says why another does not apply, and does without when asked', async () => {
    const coupons = [coupon('small', 100, 0), coupon('big', 500, 0), coupon('far', 900, 5000)];
    const { state } = await renderConfirmation(undefined, coupons);
    state.coupons = coupons.map((each) => ({ coupon: each, state: 'available' }));
    const total = () => document.querySelector('#order-total')?.textContent;
    expect(total()).toBe('¥34.80');
    fireEvent.click(screen.getByRole('button', { name: /^选择优惠券/ }));
    const far = screen.getByRole('radio', { name: /券 far.*还差 ¥10.20 可用/ });
    expect(far.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(screen.getByRole('radio', { name: '不使用优惠券' }));
    expect(total()).toBe('¥39.80');
    fireEvent.click(screen.getByRole('button', { name: /^选择优惠券/ }));
    fireEvent.click(screen.getByRole('radio', { name: /券 small/ }));
    expect(total()).toBe('¥38.80');
    fillAddress();
    submit();
    await screen.findByText('下单成功');
    expect([...state.orders.values()][0]).toMatchObject({ couponId: 'small', discountMinor: 100 });
  });

  it('keeps the address of an order for the next one', async () => {
    const { services } = await renderConfirmation();
    fillAddress();
    submit();
    await screen.findByText('下单成功');
    expect(services.orders.book.get().addresses).toMatchObject([{ recipient: '王小明' }]);
  });

  it('takes what was ordered out of the cart', async () => {
    const { services } = await renderConfirmation();
    act(() => void services.cart.add('tea', 2));
    fillAddress();
    submit();
    await screen.findByText('下单成功');
    expect(services.cart.get().lines).toEqual([]);
  });
});
