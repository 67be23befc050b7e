import * as v from 'valibot';

/** What every parser returns: the value, or one line per broken rule, each starting with the field's path. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; issues: string[] };

/**
 * Parses `input` by `schema` without throwing.
 * `root` names the whole when the input itself is of the wrong type: `event: Invalid type: …`.
 */
export function parseWith<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
  root: string,
): Parsed<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, input);
  if (result.success) return { ok: true, value: result.output };
  return {
    ok: false,
    issues: result.issues.map((issue) => `${v.getDotPath(issue) ?? root}: ${issue.message}`),
  };
}

/** Parses JSON text by `schema`; text that is not JSON is an issue of the root, not an exception. */
export function parseJsonWith<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
  root: string,
): Parsed<v.InferOutput<Schema>> {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    return { ok: false, issues: [`${root}: not valid JSON (${(error as Error).message})`] };
  }
  return parseWith(schema, input, root);
}
