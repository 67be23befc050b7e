import { type PaymentParameters } from '../../platform';
import { buildItem } from '../../testing/buildItem';
import { createTestShop } from '../../testing/createTestShop';
import { createWechatPayment } from './paymentProvider';

const PARAMETERS: PaymentParameters = {
  timeStamp: '1',
  nonceStr: 'n',
  package: 'prepay_id=1',
  signType: 'RSA',
  paySign: 's',
};

async function setUp() {
  const { state, shop } = createTestShop([buildItem({ itemId: 'tea', priceMinor: 1000 })]);
  const orderId = '3f0c8f52-8b6e-4d0a-9a51-5f6a3f5f1c2d';
  await shop.call<'place-order'>({
    action: 'place-order',
    orderId,
    lines: [{ itemId: 'tea', quantity: 1 }],
    expectedTotalMinor: 1000,
    address: { recipient: '王小明', phone: '13800000000', address: '杭州' },
  });
  const payment = (request: (parameters: PaymentParameters) => Promise<unknown>) =>
    createWechatPayment({ sheet: { request }, prepare: async () => PARAMETERS, shop });
  return { state, orderId, payment };
}

describe('WeChat Pay', () => {
  it("calls an order paid when the shop's server does", async () => {
    const { state, orderId, payment } = await setUp();
    const seen: PaymentParameters[] = [];
    const outcome = await payment(async (parameters) => {
      seen.push(parameters);
      state.orders.set(orderId, { ...state.orders.get(orderId)!, status: 'paid' });
    }).pay(orderId);
    expect(seen).toEqual([PARAMETERS]);
    expect(outcome).toMatchObject({ ok: true, order: { status: 'paid' } });
  });

  it('does not take the word of the sheet for it', async () => {
    const { orderId, payment } = await setUp();
    expect(await payment(async () => undefined).pay(orderId)).toMatchObject({
      ok: false,
      failure: { code: 'conflict' },
    });
  });

  it('leaves the order open when the shopper closes the sheet', async () => {
    const { orderId, payment } = await setUp();
    const outcome = await payment(() => Promise.reject({ errMsg: 'requestPayment:fail cancel' })).pay(
      orderId,
    );
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'unreachable' } });
  });
});
