import * as fc from 'fast-check';
import type * as v from 'valibot';
import { arbitraryOf } from '../testing/arbitraryOf';
import {
  AppEvent,
  Cart,
  CatalogueItem,
  Coupon,
  FaqTopic,
  GroupEntry,
  GroupEntryResult,
  HealthResult,
  KeyRotation,
  Manifest,
  ManifestResult,
  Merchandising,
  MerchantRequest,
  ModelCard,
  ModelsRequest,
  Order,
  ParityVectors,
  PrivacyRequest,
  PrivacyResults,
  Product,
  Review,
  ShopOrderPage,
  ShopProfile,
  ShopRequest,
  ShopResults,
  SignedManifest,
  SyncRequest,
  SyncResult,
  TextEncoderCard,
  TextEncoderParity,
  TextModelCard,
  TextParity,
  Vocabulary,
  parseCart,
  parseCatalogueItem,
  parseCloudReply,
  parseCoupon,
  parseEvent,
  parseFaqTopic,
  parseGroupEntry,
  parseKeyRotation,
  parseManifest,
  parseMerchandising,
  parseMerchantRequest,
  parseModelCard,
  parseModelsRequest,
  parseOrder,
  parseParityVectors,
  parsePrivacyRequest,
  parseProduct,
  parseReview,
  parseShopProfile,
  parseShopRequest,
  parseSignedManifest,
  parseSyncRequest,
  parseTextEncoderCard,
  parseTextEncoderParity,
  parseTextModelCard,
  parseTextParity,
  parseVocabulary,
  type Parsed,
} from '.';

interface Contract {
  name: string;
  /** Inputs that the parser accepts. */
  valid: fc.Arbitrary<unknown>;
  parse(input: unknown): Parsed<unknown>;
}

function contract<Schema extends v.GenericSchema>(
  name: string,
  schema: Schema,
  parse: (input: unknown) => Parsed<unknown>,
): Contract {
  return { name, valid: arbitraryOf(schema), parse };
}

/** The contract of a successful reply whose value is `schema`. */
function replyOf<Schema extends v.GenericSchema>(name: string, schema: Schema): Contract {
  const valid = arbitraryOf(schema).map((value) => ({ ok: true, value }));
  return { name: `reply of ${name}`, valid, parse: (input) => parseCloudReply(schema, input) };
}

const contracts: Contract[] = [
  contract('AppEvent', AppEvent, parseEvent),
  contract('SyncRequest', SyncRequest, parseSyncRequest),
  contract('CatalogueItem', CatalogueItem, parseCatalogueItem),
  contract('Product', Product, parseProduct),
  contract('ShopProfile', ShopProfile, parseShopProfile),
  contract('Merchandising', Merchandising, parseMerchandising),
  contract('Cart', Cart, parseCart),
  contract('Order', Order, parseOrder),
  contract('Review', Review, parseReview),
  contract('Coupon', Coupon, parseCoupon),
  contract('FaqTopic', FaqTopic, parseFaqTopic),
  contract('GroupEntry', GroupEntry, parseGroupEntry),
  contract('ShopRequest', ShopRequest, parseShopRequest),
  contract('MerchantRequest', MerchantRequest, parseMerchantRequest),
  contract('PrivacyRequest', PrivacyRequest, parsePrivacyRequest),
  contract('ModelCard', ModelCard, parseModelCard),
  contract('Vocabulary', Vocabulary, parseVocabulary),
  contract('ParityVectors', ParityVectors, parseParityVectors),
  contract('TextModelCard', TextModelCard, parseTextModelCard),
  contract('TextParity', TextParity, parseTextParity),
  contract('TextEncoderCard', TextEncoderCard, parseTextEncoderCard),
  contract('TextEncoderParity', TextEncoderParity, parseTextEncoderParity),
  contract('SignedManifest', SignedManifest, parseSignedManifest),
  contract('ModelsRequest', ModelsRequest, parseModelsRequest),
  contract('Manifest', Manifest, (input) => parseManifest(asText(input))),
  replyOf('collect', SyncResult),
  replyOf('models', ManifestResult),
  replyOf('groups', GroupEntryResult),
  replyOf('models health', HealthResult),
  contract('KeyRotation', KeyRotation, (input) => parseKeyRotation(asText(input))),
  ...Object.entries(ShopResults).map(([action, schema]) =>
    replyOf<v.GenericSchema>(`shop ${action}`, schema),
  ),
  replyOf('merchant shop-orders', ShopOrderPage),
  ...(['record-consent', 'erase', 'audit'] as const).map((action) =>
    replyOf<v.GenericSchema>(`privacy ${action}`, PrivacyResults[action]),
  ),
];

/** What a parser of text is given for `input`: its JSON, or something that is none. */
function asText(input: unknown): string {
  try {
    return JSON.stringify(input) ?? 'undefined';
  } catch {
    return '{';
  }
}

/** Paths (keys from the root) of everything inside `value` that is no object or array itself. */
function leafPaths(value: unknown, path: string[] = []): string[][] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, entry]) => leafPaths(entry, [...path, key]));
}

/** A copy of `value` whose part at `path` is `replacement`. */
function replaceAt(value: unknown, [key, ...rest]: string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaceAt(copy[key], rest, replacement);
  return copy;
}

/** A valid value and the path of one of its leaves. */
const withLeaf = (valid: fc.Arbitrary<unknown>) =>
  valid
    .filter((value) => leafPaths(value).length > 0)
    .chain((value) => fc.tuple(fc.constant(value), fc.constantFrom(...leafPaths(value))));

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
});

describe.each(contracts)('$name', ({ name, valid, parse }) => {
  it('survives the way through JSON unchanged', () => {
    fc.assert(
      fc.property(valid, (input) => {
        const parsed = parse(input);
        expect(parsed).toMatchObject({ ok: true });
        if (!parsed.ok) return;
        const text = JSON.stringify(parsed.value);
        const again = parse(JSON.parse(text));
        // As texts, because JSON has neither −0 nor absent-but-listed fields.
        expect(again.ok && JSON.stringify(again.value)).toBe(text);
      }),
    );
  });

  it('answers any input without throwing', () => {
    fc.assert(fc.property(fc.oneof(anything, fc.jsonValue()), (input) => answers(parse(input))));
  });

  it('answers a valid value with one part replaced by anything', () => {
    fc.assert(
      fc.property(withLeaf(valid), anything, fc.nat(3), ([value, path], replacement, cut) => {
        answers(parse(replaceAt(value, path.slice(0, Math.max(0, path.length - cut)), replacement)));
      }),
    );
  });

  it('names the field that is wrong', () => {
    fc.assert(
      fc.property(withLeaf(valid), ([value, path]) => {
        // Events and losses inside a batch are parsed one by one later: here they may be anything.
        fc.pre(!(name === 'SyncRequest' && (path[0] === 'events' || path[0] === 'losses')));
        const parsed = parse(replaceAt(value, path, null));
        const named = parsed.ok ? [] : parsed.issues.map((issue) => issue.slice(0, issue.indexOf(': ')));
        expect(named).toContain(path.join('.'));
      }),
    );
  });
});

function answers(parsed: Parsed<unknown>): void {
  if (!parsed.ok) expect(parsed.issues.length).toBeGreaterThan(0);
}
