/** What a check says of a shopper's text: publish it, or hold it back. */
export interface TextModerator {
  /** Never rejects: a check that cannot be made holds the text back. */
  judge(text: string, openid: string): Promise<'publish' | 'hold-back'>;
}

/** The part of `cloud.openapi` that is used. */
export interface SecurityOpenapi {
  security: {
    msgSecCheck(request: {
      version: 2;
      scene: number;
      openid: string;
      content: string;
    }): Promise<{ result?: { suggest?: string } }>;
  };
}

/** WeChat's scenes of `msgSecCheck` v2: 1 profile, 2 comment, 3 forum, 4 social log. */
const COMMENT = 2;

/**
 * WeChat's own check, `security.msgSecCheck` v2, which asks that the shopper was active in the last two hours: it is made
 * when they write. What it calls `risky`, or leaves to a person (`review`), is held back.
 */
export function createWechatModerator(
  openapi: SecurityOpenapi,
  onFailure: (error: unknown) => void,
): TextModerator {
  return {
    async judge(content, openid) {
      try {
        const { result } = await openapi.security.msgSecCheck({
          version: 2,
          scene: COMMENT,
          openid,
          content,
        });
        return result?.suggest === 'pass' ? 'publish' : 'hold-back';
      } catch (error) {
        onFailure(error);
        return 'hold-back';
      }
    },
  };
}
