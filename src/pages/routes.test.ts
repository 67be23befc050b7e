import Taro from '@tarojs/taro';
import { settlePromises } from '../platform/memory/manualClock';
import { openOrders, openProduct } from './routes';

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { navigateTo: jest.fn(), switchTab: jest.fn(), showToast: jest.fn(async () => undefined) },
}));
const navigateTo = jest.mocked(Taro.navigateTo);

describe('the way to another page', () => {
  beforeEach(() => jest.clearAllMocks());

  it('is taken once when it is tapped twice, and again later', async () => {
    let arrive = () => {};
    navigateTo.mockReturnValue(new Promise((resolve) => (arrive = () => resolve({ errMsg: 'ok' }))) as never);
    openProduct('tea', 'home');
    openProduct('tea', 'home');
    expect(navigateTo).toHaveBeenCalledTimes(1);
    arrive();
    await settlePromises();
    openOrders();
    expect(navigateTo).toHaveBeenCalledTimes(2);
    arrive();
    await settlePromises();
  });

  it('is open again after it failed, and the shopper hears of it', async () => {
    navigateTo.mockReturnValue(Promise.reject(new Error('navigateTo:fail')) as never);
    openOrders();
    await settlePromises();
    expect(Taro.showToast).toHaveBeenCalledTimes(1);
    openOrders();
    expect(navigateTo).toHaveBeenCalledTimes(2);
    await settlePromises();
  });
});
