import { type ShopFailureCode } from './shopClient';

const COPY: Record<ShopFailureCode, string> = {
  unreachable: '网络不给力，请检查网络后重试',
  'bad-reply': '数据格式异常，请更新到最新版本',
  'bad-request': '提交的内容有误，请检查后重试',
  unauthenticated: '登录状态已失效，请重新进入小程序',
  'not-found': '内容不存在或已下架',
  conflict: '信息已变化，请刷新后再试',
  'too-large': '内容过多，请精简后重试',
  forbidden: '没有权限进行此操作',
  'rate-limited': '操作太频繁，请稍后再试',
  internal: '服务开小差了，请稍后重试',
};

/** What a shopper reads when a call fails. */
export function failureCopy(code: ShopFailureCode): string {
  return COPY[code];
}
