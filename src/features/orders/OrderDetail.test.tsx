import { act, fireEvent, screen } from '@testing-library/react';
import { type Order, parseOrder } from '../../contracts';
import { type CallFate } from '../../platform/memory/memoryCloud';
import { buildItem } from '../../testing/buildItem';
import { renderInShop } from '../../testing/renderInShop';
import { OrderDetail } from './OrderDetail';
import { OrderListView } from './OrderListView';

const ITEMS = [buildItem({ itemId: 'tea', title: '龙井' })];
const orderOf = (number: number, fields: Partial<Order> = {}): Order => ({
  orderId: `00000000-0000-4000-8000-00000000000${number}`,
  lines: [
    {
      itemId: 'tea',
      title: '龙井',
      variantTitle: '一斤',
      picture: 'tea.webp',
      priceMinor: 1000,
      quantity: 2,
    },
  ],
  totalMinor: 1900,
  discountMinor: 100,
  couponId: 'welcome',
  address: { recipient: '王小明', phone: '13800000000', address: '茶街 1 号' },
  status: 'awaiting-payment',
  payment: { provider: 'simulated' },
  placedAtMs: 1,
  ...fields,
});

async function renderOrder(order: Order, chooseFate?: () => CallFate) {
  const reviews: string[][] = [];
  const copied: string[] = [];
  const view = (
    <View
      order={order}
      onReview={(...ids) => reviews.push(ids)}
      onCopy={(trackingNumber) => copied.push(trackingNumber)}
    />
  );
  const app = await renderInShop(view, {
    items: ITEMS,
    ...(chooseFate && { chooseFate }),
    prepare: ({ state }) => void state.orders.set(order.orderId, order),
  });
  return { ...app, reviews, copied };
}

interface ViewProps {
  order: Order;
  onReview: (itemId: string, orderId: string) => void;
  onCopy: (trackingNumber: string) => void;
}

function View({ order, onReview, onCopy }: ViewProps) {
  return (
    <OrderDetail
      orderId={order.orderId}
      currency="CNY"
      pictureUrl={(path) => path}
      onReview={onReview}
      onOrders={() => undefined}
      onCopy={onCopy}
    />
  );
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('one order', () => {
  it('shows what was bought, where it goes, and what the coupon took off', async () => {
    await renderOrder(orderOf(1));
    for (const text of ['龙井 一斤', '优惠券 −¥1', '实付 ¥19', '茶街 1 号'])
      expect(screen.getByText(text)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '确认收货' })).toBeNull();
  });

  it('is cancelled after the shopper has said so twice', async () => {
    const { state } = await renderOrder(orderOf(1));
    press('取消订单');
    press('再想想');
    expect(state.orders.get(orderOf(1).orderId)?.status).toBe('awaiting-payment');
    press('取消订单');
    press('确定取消');
    expect(await screen.findByText('已取消')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '取消订单' })).toBeNull();
  });

  it('is received, and then reviewed', async () => {
    const { reviews } = await renderOrder(orderOf(1, { status: 'shipped' }));
    press('确认收货');
    expect(await screen.findByText('已收货')).toBeTruthy();
    press('评价龙井 一斤');
    expect(reviews).toEqual([['tea', orderOf(1).orderId]]);
  });

  it('takes a complaint with its reason, and takes it back', async () => {
    const { state } = await renderOrder(orderOf(1, { status: 'paid' }));
    press('申请售后');
    expect(screen.queryByRole('radio', { name: '退货退款' })).toBeNull();
    press('提交申请');
    expect(screen.getByText('请写下原因')).toBeTruthy();
    fireEvent.change(document.querySelector('#after-sales-reason')!, { target: { value: ' 买错了 ' } });
    press('提交申请');
    expect(await screen.findByText('售后处理中')).toBeTruthy();
    expect(state.orders.get(orderOf(1).orderId)?.afterSales).toMatchObject({
      kind: 'refund',
      reason: '买错了',
    });
    press('撤销售后申请');
    expect(await screen.findByText('已支付（模拟）')).toBeTruthy();
  });

  it('says who carries it and by which number, which can be copied', async () => {
    const shipment = { carrier: '顺丰', trackingNumber: 'SF1234567890', shippedAtMs: 1 };
    const { copied } = await renderOrder(orderOf(1, { status: 'shipped', shipment }));
    for (const text of ['顺丰', 'SF1234567890', /^发货 /]) expect(screen.getByText(text)).toBeTruthy();
    press('复制顺丰单号 SF1234567890');
    expect(copied).toEqual(['SF1234567890']);
    expect(screen.queryByText(/订单不会真的发货/)).toBeNull();
  });

  it('that was shipped before carriers were noted shows no carrier', async () => {
    await renderOrder(orderOf(1, { status: 'shipped' }));
    expect(screen.queryByText('物流信息')).toBeNull();
  });

  const complaint = { kind: 'refund', reason: '买错了', requestedAtMs: 1 } as const;

  it('says that the money went back, how much, and that it was simulated', async () => {
    const refund = { provider: 'simulated', amountMinor: 1900, refundedAtMs: 5 } as const;
    await renderOrder(
      orderOf(1, { status: 'paid', afterSales: { ...complaint, state: 'refunded' }, refund }),
    );
    expect(screen.getByText('已退款（模拟）')).toBeTruthy();
    expect(screen.getByText('退款 ¥19，模拟退款，没有真实到账')).toBeTruthy();
    for (const name of ['申请售后', '确认收货', '撤销售后申请'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('says why a complaint was declined, and takes another one', async () => {
    const answer = { reason: '已经打包', answeredAtMs: 2 };
    await renderOrder(orderOf(1, { status: 'paid', afterSales: { ...complaint, state: 'refused', answer } }));
    expect(screen.getByText('仅退款 · 售后未通过 · 买错了')).toBeTruthy();
    expect(screen.getByText('店家说明：已经打包')).toBeTruthy();
    expect(screen.getByRole('button', { name: '申请售后' })).toBeTruthy();
  });

  it('asks for the goods back where they have to come first', async () => {
    const afterSales = { ...complaint, kind: 'return', state: 'approved' } as const;
    await renderOrder(orderOf(1, { status: 'received', afterSales }));
    expect(screen.getByText('退货申请已通过')).toBeTruthy();
    expect(screen.getByText('请把商品寄回店家，店家收到后退款')).toBeTruthy();
  });

  it('of a shop that knows more of it is read without what is not known', () => {
    const later = {
      ...orderOf(1),
      pickedUpAtMs: 1,
      shipment: { carrier: '顺丰', trackingNumber: 'S', shippedAtMs: 1, legs: [] },
    };
    const parsed = parseOrder(later);
    expect(parsed).toMatchObject({ ok: true, value: { shipment: { carrier: '顺丰' } } });
    expect(parsed.ok && 'pickedUpAtMs' in parsed.value).toBe(false);
  });

  it('says that it cannot be read, and reads it again when asked', async () => {
    let isOffline = false;
    const { state } = await renderOrder(orderOf(1), () => (isOffline ? 'request-lost' : 'answered'));
    expect(state.orders.size).toBe(1);
    isOffline = true;
    press('继续支付（模拟）');
    expect(await screen.findByText('网络不给力，请检查网络后重试')).toBeTruthy();
    isOffline = false;
    press('继续支付（模拟）');
    expect(await screen.findByText('已支付（模拟）')).toBeTruthy();
    expect(screen.queryByText('网络不给力，请检查网络后重试')).toBeNull();
  });
});

async function renderList(orders: readonly Order[], chooseFate?: () => CallFate) {
  const reviews: string[][] = [];
  const app = await renderInShop(
    <OrderListView
      currency="CNY"
      pictureUrl={(path) => path}
      onOpen={() => undefined}
      onReview={(...ids) => reviews.push(ids)}
      onBrowse={() => undefined}
    />,
    {
      items: ITEMS,
      ...(chooseFate && { chooseFate }),
      prepare: ({ state }) => orders.forEach((order) => state.orders.set(order.orderId, order)),
    },
  );
  const { list } = app.services.orders;
  await act(() => list.refresh());
  return { list, reviews };
}

describe('the list of orders', () => {
  it('shows those of one state when its tab is chosen, and those the device knows with the network off', async () => {
    let isOffline = false;
    const { list } = await renderList([orderOf(1), orderOf(2, { status: 'shipped' })], () =>
      isOffline ? 'request-lost' : 'answered',
    );
    const shown = () => [...document.querySelectorAll('#order-list > .card')].map(({ id }) => id.at(-1));
    expect(shown()).toEqual(['1', '2']);
    fireEvent.click(screen.getByRole('tab', { name: '订单：待收货' }));
    await screen.findByText('已发货');
    expect(shown()).toEqual(['2']);
    isOffline = true;
    await act(() => list.select('awaiting-payment'));
    expect(shown()).toEqual(['1']);
    await act(() => list.select('after-sales'));
    expect(screen.getByText('订单没有加载出来')).toBeTruthy();
    isOffline = false;
    await act(() => list.refresh());
    expect(screen.getByText('这里没有订单')).toBeTruthy();
  });

  it.each(['awaiting-payment', 'paid', 'shipped', 'cancelled'] as const)(
    'offers no review of goods that have not arrived (%s)',
    async (status) => {
      await renderList([orderOf(1, { status })]);
      expect(screen.queryByRole('button', { name: '评价龙井 一斤' })).toBeNull();
    },
  );

  it.each(['received', 'reviewed'] as const)('offers a review of each line that is %s', async (status) => {
    const [line] = orderOf(1).lines;
    const order = orderOf(1, {
      status,
      lines: [line!, { ...line!, variantId: 'half', variantTitle: '半斤' }],
    });
    const { reviews } = await renderList([order]);
    press('评价龙井 一斤');
    press('评价龙井 半斤');
    expect(reviews).toEqual([
      ['tea', order.orderId],
      ['tea', order.orderId],
    ]);
  });
});
