import * as fc from 'fast-check';
import type * as v from 'valibot';

/** The fields of Valibot's schemas and pipe actions that generation reads; `type` tells them apart. */
interface SchemaNode {
  type: string;
  pipe?: readonly SchemaNode[];
  entries?: Record<string, SchemaNode>;
  item?: SchemaNode;
  wrapped?: SchemaNode;
  key?: SchemaNode;
  value?: SchemaNode;
  literal?: unknown;
  options?: readonly unknown[];
  requirement?: unknown;
}

/** Keeps generated documents small: the rules are about shape, not about bulk. */
const LONGEST_ARRAY = 4;
const LONGEST_TEXT = 24;

/** fast-check cannot generate from a pattern with look-ahead: such patterns are generated without it and checked. */
const LOOK_AHEAD = /\(\?[=!](?:[^()]|\([^()]*\))*\)/g;

/** Values that `schema` accepts, limits included. Throws on a kind of schema it does not know. */
export function arbitraryOf<Schema extends v.GenericSchema>(
  schema: Schema,
): fc.Arbitrary<v.InferInput<Schema>> {
  return arbitraryOfNode(schema as unknown as SchemaNode) as fc.Arbitrary<v.InferInput<Schema>>;
}

function arbitraryOfNode(node: SchemaNode): fc.Arbitrary<unknown> {
  const actions = actionsOf(node);
  switch (node.type) {
    case 'string':
      return text(actions);
    case 'number':
      return numbers(actions);
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constant(node.literal);
    case 'picklist':
      return fc.constantFrom(...(node.options ?? []));
    case 'unknown':
      return fc.jsonValue({ maxDepth: 1 });
    case 'optional':
      return fc.option(arbitraryOfNode(child(node, 'wrapped')), { nil: undefined });
    case 'array':
      return fc
        .array(arbitraryOfNode(child(node, 'item')), {
          minLength: bound(actions, 'length') ?? bound(actions, 'min_length') ?? 0,
          maxLength: bound(actions, 'length') ?? LONGEST_ARRAY,
        })
        .filter((value) => passesChecks(value, actions));
    case 'record':
      return fc.dictionary(keys(node.key ? actionsOf(node.key) : []), arbitraryOfNode(child(node, 'value')), {
        maxKeys: 3,
      });
    case 'object':
      return objects(node.entries ?? {}).filter((value) => passesChecks(value, actions));
    case 'variant':
    case 'union':
      return fc.oneof(...(node.options ?? []).map((option) => arbitraryOfNode(option as SchemaNode)));
    default:
      throw new Error(`arbitraryOf: no generator for schemas of type "${node.type}"; add one here`);
  }
}

/** The actions of a pipe; a pipe may begin with another one, whose actions come first. */
function actionsOf(node: SchemaNode): SchemaNode[] {
  const [source, ...actions] = node.pipe ?? [];
  return source ? [...actionsOf(source), ...actions] : [];
}

/** What no kind of schema says, only a function: values that fail it are generated again. */
function passesChecks(value: unknown, actions: readonly SchemaNode[]): boolean {
  return actions.every(
    ({ type, requirement }) => type !== 'check' || (requirement as (input: unknown) => boolean)(value),
  );
}

function objects(entries: Record<string, SchemaNode>): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(
    Object.entries(entries).map(([key, entry]) => [key, arbitraryOfNode(entry)]),
  );
  const requiredKeys = Object.keys(entries).filter((key) => entries[key]?.type !== 'optional');
  return fc.record(model, { requiredKeys });
}

/** Valibot leaves keys out that reach for a prototype: a record that has one does not come back as it went in. */
function keys(actions: readonly SchemaNode[]): fc.Arbitrary<string> {
  return text(actions).filter((key) => !['__proto__', 'prototype', 'constructor'].includes(key));
}

function text(actions: readonly SchemaNode[]): fc.Arbitrary<string> {
  const has = (type: string) => actions.some((action) => action.type === type);
  const minLength = bound(actions, 'min_length') ?? 0;
  const maxLength = bound(actions, 'max_length') ?? Infinity;
  const pattern = actions.find(({ type }) => type === 'regex')?.requirement as RegExp | undefined;
  if (pattern) {
    const source = new RegExp(pattern.source.replace(LOOK_AHEAD, ''));
    return fc.stringMatching(source).filter((value) => pattern.test(value) && value.length <= maxLength);
  }
  if (has('uuid')) return fc.uuid();
  if (has('base64')) return fc.base64String({ minLength: 4, maxLength: 40 });
  if (has('iso_timestamp') || has('iso_date')) {
    const [min, max] = [new Date('2000-01-01T00:00:00Z'), new Date('2100-01-01T00:00:00Z')];
    const timestamp = fc.date({ min, max, noInvalidDate: true }).map((date) => date.toISOString());
    return has('iso_date') ? timestamp.map((text) => text.slice(0, 10)) : timestamp;
  }
  const units = { minLength, maxLength: Math.min(maxLength, LONGEST_TEXT), unit: 'grapheme' as const };
  return fc
    .oneof(
      fc.string(units).filter((value) => value.length <= maxLength),
      // The longest text allowed: limits count UTF-16 units, so letters of one unit each.
      fc.constant('掌'.repeat(Number.isFinite(maxLength) ? maxLength : LONGEST_TEXT)),
    )
    .filter((value) => !has('trim') || value.trim().length >= minLength);
}

function numbers(actions: readonly SchemaNode[]): fc.Arbitrary<number> {
  const whole = actions.some(({ type }) => type === 'integer' || type === 'safe_integer');
  const max = bound(actions, 'max_value');
  const above = bound(actions, 'gt_value');
  const min = bound(actions, 'min_value') ?? above;
  if (whole) {
    return fc.maxSafeInteger().chain((wide) => {
      const edges = [min ?? -Number.MAX_SAFE_INTEGER, max ?? Number.MAX_SAFE_INTEGER] as const;
      return fc.constantFrom(...edges, Math.min(Math.max(wide, edges[0]), edges[1]));
    });
  }
  return fc
    .double({
      noNaN: true,
      noDefaultInfinity: true,
      ...(min != null && { min }),
      ...(max != null && { max }),
    })
    .filter((value) => above == null || value > above);
}

function bound(actions: readonly SchemaNode[], type: string): number | undefined {
  return actions.filter((action) => action.type === type).at(-1)?.requirement as number | undefined;
}

function child(node: SchemaNode, key: 'wrapped' | 'item' | 'value'): SchemaNode {
  const found = node[key];
  if (!found) throw new Error(`arbitraryOf: a "${node.type}" schema without "${key}"`);
  return found;
}
