import { createWxAddressPicker, createWxPaymentSheet } from './wxTrade';
import { type WxHost } from './wxHost';

interface Callbacks {
  success: (result: object) => void;
  fail: (failure: { errMsg: string }) => void;
}
const hostOf = (name: 'chooseAddress' | 'requestPayment', answer: (options: Callbacks) => void) =>
  ({ [name]: answer }) as unknown as WxHost;

const CHOSEN = {
  userName: '王小明',
  telNumber: '13800000000',
  provinceName: '浙江省',
  cityName: '杭州市',
  countyName: '西湖区',
  detailInfo: '茶街 1 号',
};

describe("WeChat's address book", () => {
  it('gives the address in one line', async () => {
    const picker = createWxAddressPicker(hostOf('chooseAddress', ({ success }) => success(CHOSEN)));
    expect(await picker.choose()).toEqual({
      kind: 'chosen',
      address: { recipient: '王小明', phone: '13800000000', address: '浙江省杭州市西湖区茶街 1 号' },
    });
  });

  it('names a city without a province once', async () => {
    const beijing = { ...CHOSEN, provinceName: '北京市', cityName: '北京市', countyName: '朝阳区' };
    const picker = createWxAddressPicker(hostOf('chooseAddress', ({ success }) => success(beijing)));
    expect(await picker.choose()).toMatchObject({ address: { address: '北京市朝阳区茶街 1 号' } });
  });

  it.each([
    ['closed', 'cancel'],
    ['unavailable', 'privacy permission is not authorized'],
    ['unavailable', 'auth deny'],
  ])('is %s after "%s"', async (kind, reason) => {
    const failing = hostOf('chooseAddress', ({ fail }) => fail({ errMsg: `chooseAddress:fail ${reason}` }));
    expect(await createWxAddressPicker(failing).choose()).toEqual({ kind });
  });

  it('is known to be absent', () => {
    expect(createWxAddressPicker({} as WxHost).isAvailable).toBe(false);
  });
});

describe("WeChat Pay's sheet", () => {
  const parameters = {
    timeStamp: '1',
    nonceStr: 'n',
    package: 'prepay_id=1',
    signType: 'RSA',
    paySign: 's',
  } as const;

  it('is opened with what the merchant signed, and rejects when it is closed', async () => {
    const seen: object[] = [];
    const paid = hostOf('requestPayment', (options) => {
      seen.push(options);
      options.success({ errMsg: 'requestPayment:ok' });
    });
    await createWxPaymentSheet(paid).request(parameters);
    expect(seen).toMatchObject([parameters]);
    const closed = hostOf('requestPayment', ({ fail }) => fail({ errMsg: 'requestPayment:fail cancel' }));
    await expect(createWxPaymentSheet(closed).request(parameters)).rejects.toMatchObject({
      errMsg: 'requestPayment:fail cancel',
    });
  });
});
