import { type IndexDeclaration } from '../collections';
import { type Fields } from './document';

type Scalar = string | number;

export interface SqlFilter {
  /** SQL condition, empty when nothing could be translated. */
  condition: string;
  values: Scalar[];
  /** True when the condition says all that the query says, so SQL may also sort, cut and count. */
  isExact: boolean;
}

const COMPARISONS: Record<string, string> = { $eq: '=', $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

const isScalar = (value: unknown): value is Scalar => typeof value === 'string' || typeof value === 'number';

/** Fields SQL may look at: `_id` and the indexed ones, which are known to hold scalars. */
export function sqlFields(indexes: readonly IndexDeclaration[]): ReadonlySet<string> {
  return new Set(['_id', ...indexes.flatMap(({ fields }) => fields)]);
}

export function fieldExpression(field: string): string {
  return field === '_id' ? '_id' : `json_extract(body, '$.${field}')`;
}

/**
 * Translates what it safely can of a query into SQL, so that indexes are used. The result may let too many
 * documents through, never too few: the query engine decides about each of them unless `isExact`.
 */
export function buildSqlFilter(query: Fields, fields: ReadonlySet<string>): SqlFilter {
  const conditions: string[] = [];
  const values: Scalar[] = [];
  let isExact = true;
  const compare = (field: string, operator: string, operand: unknown) => {
    const sqlOperator = COMPARISONS[operator];
    if (operator === '$in' && Array.isArray(operand) && operand.length > 0 && operand.every(isScalar)) {
      conditions.push(`${fieldExpression(field)} IN (${operand.map(() => '?').join(', ')})`);
      values.push(...operand);
    } else if (sqlOperator && isScalar(operand)) {
      // SQLite orders every number before every text, Mongo compares within one type only.
      const type =
        sqlOperator === '='
          ? ''
          : ` AND typeof(${fieldExpression(field)}) ${typeof operand === 'string' ? '=' : '<>'} 'text'`;
      conditions.push(`${fieldExpression(field)} ${sqlOperator} ?${type}`);
      values.push(operand);
    } else {
      isExact = false;
    }
  };
  for (const [key, operand] of Object.entries(query)) {
    if (key === '$and' && Array.isArray(operand)) {
      for (const part of operand as Fields[]) {
        const filter = buildSqlFilter(part, fields);
        if (filter.condition) conditions.push(filter.condition);
        values.push(...filter.values);
        isExact &&= filter.isExact;
      }
    } else if (!fields.has(key)) {
      isExact = false;
    } else if (isScalar(operand)) {
      compare(key, '$eq', operand);
    } else if (typeof operand === 'object' && operand !== null && operand.constructor === Object) {
      for (const [operator, value] of Object.entries(operand)) compare(key, operator, value);
    } else {
      isExact = false;
    }
  }
  return { condition: conditions.join(' AND '), values, isExact };
}

/** `ORDER BY` for a sort over fields SQL may look at; `undefined` when it has to be done elsewhere. */
export function buildSqlOrder(order: Fields, fields: ReadonlySet<string>): string | undefined {
  const terms: string[] = [];
  for (const [field, direction] of Object.entries(order)) {
    if (!fields.has(field) || (direction !== 1 && direction !== -1)) return undefined;
    terms.push(`${fieldExpression(field)} ${direction === 1 ? 'ASC' : 'DESC'}`);
  }
  return terms.join(', ');
}
