import { EJSON } from 'bson';
import { DatabaseError } from './databaseError';

/** A stored document: JSON values, dates and regular expressions. */
export interface Document {
  _id: string;
  [field: string]: unknown;
}
export type Fields = Record<string, unknown>;

/** Canonical or relaxed EJSON text → plain values: numbers are JS numbers, dates are `Date`. */
export function parseEjson(text: string): unknown {
  try {
    const plain: unknown = JSON.parse(text);
    return text.includes('"$') ? EJSON.deserialize(plain as Fields) : plain;
  } catch (error) {
    throw new DatabaseError('INVALID_PARAM', `not EJSON: ${(error as Error).message}`);
  }
}

/** The same for a part that must be an object: a query, a document, a modifier. */
export function parseEjsonObject(text: unknown, what: string): Fields {
  const value = typeof text === 'string' ? parseEjson(text) : text;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DatabaseError('INVALID_PARAM', `${what}: expected an object`);
  }
  return value as Fields;
}

export function formatEjson(value: unknown): string {
  return EJSON.stringify(value, { relaxed: true });
}

/**
 * Replaces what the SDK can only send as a placeholder: `db.serverDate()` by the server's clock, and the
 * SDK's regular expressions by ones that the query engine understands.
 */
export function resolvePlaceholders(value: unknown, nowMs: number): unknown {
  if (Array.isArray(value)) return value.map((entry) => resolvePlaceholders(entry, nowMs));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const fields = value as Fields & { _bsontype?: string; pattern?: string; options?: string };
  if (fields['$tcb_server_date']) {
    const { offset = 0 } = fields['$tcb_server_date'] as { offset?: number };
    return new Date(nowMs + offset);
  }
  if (fields._bsontype === 'BSONRegExp') return new RegExp(fields.pattern ?? '', fields.options);
  if (fields._bsontype) return value;
  return Object.fromEntries(
    Object.entries(fields).map(([key, entry]) => [key, resolvePlaceholders(entry, nowMs)]),
  );
}
