import * as v from 'valibot';
import { parseWith, type Parsed } from './parsed';
import { Count, Finite, Id, PositiveCount } from './scalars';

const MAX_RULES = 500;

/** Which items a rule is about. */
export const RuleTarget = v.variant('by', [
  v.object({ by: v.literal('item'), itemId: Id }),
  v.object({ by: v.literal('category'), categoryId: Id }),
  v.object({ by: v.literal('brand'), brand: v.pipe(v.string(), v.minLength(1), v.maxLength(60)) }),
]);
export type RuleTarget = v.InferOutput<typeof RuleTarget>;

/**
 * What a merchant may say about lists of picks. Rules name goods, never shoppers, and prices are not among what they can name.
 * Where rules meet: hide beats pin, pin beats bury, bury beats boost; a cap yields to pins and to bury.
 */
export const MerchantRule = v.variant('kind', [
  /** The item stands at this place, counted from 0; of several for one place, later rules get the next free one. */
  v.object({ kind: v.literal('pin'), itemId: Id, position: v.pipe(Count, v.maxValue(199)) }),
  /** Adds this many standard deviations of the scores; several rules that hit one item add up. */
  v.object({
    kind: v.literal('boost'),
    target: RuleTarget,
    strength: v.pipe(Finite, v.gtValue(0), v.maxValue(5)),
  }),
  /** Behind everything that is not buried. */
  v.object({ kind: v.literal('bury'), target: RuleTarget }),
  /** Not among picks at all, as if it were out of stock; the product page and the category stay. */
  v.object({ kind: v.literal('hide'), target: RuleTarget }),
  /** At most `limit` items of one category among any `window` neighbours; without `categoryId`, of each category. */
  v.object({
    kind: v.literal('category-cap'),
    categoryId: v.optional(Id),
    limit: PositiveCount,
    window: v.pipe(PositiveCount, v.maxValue(50)),
  }),
]);
export type MerchantRule = v.InferOutput<typeof MerchantRule>;

/** The shop's rules for lists, one document for the whole shop. */
export const Merchandising = v.object({
  /** Grows with each change; logged with exposures, so that it is known under which rules a list was made. */
  revision: Count,
  rules: v.pipe(v.array(MerchantRule), v.maxLength(MAX_RULES)),
});
export type Merchandising = v.InferOutput<typeof Merchandising>;

/** What holds until a shop says otherwise. */
export const NO_MERCHANDISING: Merchandising = { revision: 0, rules: [] };

export function parseMerchandising(input: unknown): Parsed<Merchandising> {
  return parseWith(Merchandising, input, 'merchandising');
}
