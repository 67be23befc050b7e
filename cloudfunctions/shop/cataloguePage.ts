import { createHash } from 'node:crypto';
import { type ShopRequest, type ShopResult } from '../../src/contracts';
import { page } from '../runtime/page';
import { type ShopRepository } from './shopRepository';

const TAG_DIGITS = 32;

/** A page with the tag of its content; without its items where the caller has the same. */
export async function cataloguePage(
  { categoryId, knownTag, ...part }: Extract<ShopRequest, { action: 'catalogue-page' }>,
  repository: Pick<ShopRepository, 'listItems'>,
): Promise<ShopResult<'catalogue-page'>> {
  const found = await page(part, (asked) => repository.listItems({ ...asked, categoryId }));
  const tag = createHash('sha256').update(JSON.stringify(found)).digest('hex').slice(0, TAG_DIGITS);
  return tag === knownTag ? { ...found, entries: [], tag, isUnchanged: true } : { ...found, tag };
}
