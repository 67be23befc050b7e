import * as v from 'valibot';

/** The document as the schema has it; undefined when there is none. Throws a ValiError for any other. */
export async function readDocument<Schema extends v.GenericSchema>(
  schema: Schema,
  document: { get(): Promise<{ data: unknown }> },
): Promise<v.InferOutput<Schema> | undefined> {
  const { data } = await document.get();
  return data == null ? undefined : v.parse(schema, data);
}
