import { type PhotoType } from './photoPaths';

/** What a check says of a shopper's picture: show it, or refuse it. */
export interface PhotoModerator {
  /** Never rejects: a picture that cannot be checked is refused. */
  judge(bytes: Buffer, contentType: PhotoType): Promise<'publish' | 'refuse'>;
}

/** The part of `cloud.openapi` that is used. */
export interface PictureOpenapi {
  security: {
    imgSecCheck(request: { media: { contentType: string; value: Buffer } }): Promise<unknown>;
  };
}

/** WeChat's code for "risky content". */
const RISKY = 87014;

/**
 * WeChat's own check, `security.imgSecCheck`: it answers at once, where `mediaCheckAsync` answers by a push within half an hour.
 * It takes at most 1 MB and 750 × 1334 pixels, which is what phones make photos into.
 */
export function createWechatPhotoModerator(
  openapi: PictureOpenapi,
  onFailure: (error: unknown) => void,
): PhotoModerator {
  return {
    async judge(value, contentType) {
      try {
        await openapi.security.imgSecCheck({ media: { contentType, value } });
        return 'publish';
      } catch (error) {
        if ((error as { errCode?: unknown } | undefined)?.errCode !== RISKY) onFailure(error);
        return 'refuse';
      }
    },
  };
}
