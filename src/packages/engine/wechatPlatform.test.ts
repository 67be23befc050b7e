import { env } from '@tensorflow/tfjs-core';
import { installWechatPlatform } from './wechatPlatform';

interface WxRequest {
  url: string;
  success(response: object): void;
  fail(failure: object): void;
}

describe('the platform that tfjs gets in WeChat', () => {
  const requests: WxRequest[] = [];
  beforeAll(() => {
    (globalThis as { wx?: object }).wx = { request: (request: WxRequest) => requests.push(request) };
    jest.spyOn(console, 'warn').mockImplementation();
    installWechatPlatform(() => 42);
  });
  afterAll(() => {
    delete (globalThis as { wx?: object }).wx;
    jest.restoreAllMocks();
  });

  it('fetches through wx.request', async () => {
    const response = env().platform.fetch('https://shop.test/weights.bin');
    const bytes = Uint8Array.of(1, 2).buffer;
    requests[0]!.success({ statusCode: 200, header: { 'Content-Type': 'x' }, data: bytes });
    expect(requests[0]!.url).toBe('https://shop.test/weights.bin');
    expect(await (await response).arrayBuffer()).toBe(bytes);
  });

  it('reports a failed request', async () => {
    const response = env().platform.fetch('https://shop.test/weights.bin');
    requests.at(-1)!.fail({ errMsg: 'request:fail' });
    await expect(response).rejects.toEqual({ errMsg: 'request:fail' });
  });

  it('has the clock of the host, UTF-8 and timers', async () => {
    const { platform } = env();
    expect(platform.now()).toBe(42);
    expect(platform.decode(platform.encode('掌柜', 'utf-8'), 'utf-8')).toBe('掌柜');
    await new Promise<void>((resolve) => platform.setTimeoutCustom!(resolve, 0));
  });

  it.each([
    [Float32Array.of(1), true],
    [Int32Array.of(1), true],
    [Uint8Array.of(1), true],
    [Float64Array.of(1), false],
    [[1], false],
    [null, false],
  ])('takes %p for an array of numbers: %p', (value, expected) => {
    expect(env().platform.isTypedArray(value)).toBe(expected);
  });
});
