/** A few plain cases of what the law or WeChat's rules forbid, so that a refusal can be seen without WeChat. */
const REFUSED = /赌博|博彩|代开发票|枪支|毒品|裸聊|加微信|刷单|高利贷/;

/** Enough of `security.msgSecCheck` v2 to be called in its stead: its verdict comes from a list of words, not a model. */
export function checkMessage(request: Record<string, unknown>): {
  errcode: number;
  errmsg: string;
  result?: { suggest: 'pass' | 'risky'; label: number };
} {
  const { version, scene, openid, content } = request;
  if (version !== 2 || typeof scene !== 'number') return { errcode: 47001, errmsg: 'data format error' };
  if (typeof openid !== 'string' || openid === '') return { errcode: 40003, errmsg: 'invalid openid' };
  if (typeof content !== 'string' || content === '' || content.length > 2500)
    return { errcode: 44004, errmsg: 'empty or too long content' };
  const isRefused = REFUSED.test(content.replace(/\s/g, ''));
  // 100: nothing found; 21000: something else that is not allowed.
  const result = isRefused
    ? { suggest: 'risky' as const, label: 21000 }
    : { suggest: 'pass' as const, label: 100 };
  return { errcode: 0, errmsg: 'ok', result };
}
