/** WeChat's global object; the tests pass a stateful fake of the functions that are used. */
export type WxHost = WechatMiniprogram.Wx;
