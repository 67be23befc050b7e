import { decodeUtf8 } from '../../../src/text/utf8';
import { type Phone } from '../phone';
import { type Gateway } from './gateway';

/** Who this phone's owner is to the local cloud, made at the first call. */
export async function identityOf(phone: Phone, call: Gateway): Promise<string> {
  if (phone.identityToken === undefined) {
    const { body } = await call('/identity', { method: 'POST' });
    phone.identityToken = (JSON.parse(decodeUtf8(body)) as { token: string }).token;
  }
  return phone.identityToken;
}
