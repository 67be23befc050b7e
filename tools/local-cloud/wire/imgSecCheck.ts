import { hasQrCode } from './hasQrCode';

/** WeChat's limit of a picture. */
const MAX_BYTES = 1024 * 1024;
/** Enough to see the squares of a code that fills a tenth of the picture. */
const LOOKED_AT_PX = 480;

/**
 * Enough of `security.imgSecCheck` to be called in its stead. In place of a model it has one rule of WeChat's that a machine can
 * hold without one: no QR codes, which lead shoppers away as the words of `msgSecCheck` do.
 */
export async function checkPicture(
  request: Record<string, unknown>,
): Promise<{ errcode: number; errmsg: string }> {
  const { media } = request;
  if (!Buffer.isBuffer(media) || media.length === 0) return { errcode: 41005, errmsg: 'media data missing' };
  if (media.length > MAX_BYTES) return { errcode: 40006, errmsg: 'invalid meida size' };
  // Loaded with the first picture: a cloud without any starts without it.
  const { default: sharp } = await import('sharp');
  try {
    const { data, info } = await sharp(media)
      .resize(LOOKED_AT_PX, LOOKED_AT_PX, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (hasQrCode(data, info.width, info.height)) return { errcode: 87014, errmsg: 'risky content' };
    return { errcode: 0, errmsg: 'ok' };
  } catch {
    return { errcode: 40137, errmsg: 'unsupported image format' };
  }
}
