import { Aggregator, find, update } from 'mingo';
import { DatabaseError } from './databaseError';
import { resolvePlaceholders, type Document, type Fields } from './document';

export interface Selection {
  order?: Fields;
  offset?: number;
  limit?: number;
  projection?: Fields;
}

/** The documents that match `query`, sorted, cut and projected. */
export function selectDocuments(documents: Document[], query: Fields, selection: Selection = {}): Document[] {
  const { order, offset = 0, limit, projection = {} } = selection;
  return refuse(() => {
    const cursor = find<Document>(documents, resolvePlaceholders(query, 0) as Fields, projection as never);
    if (order) cursor.sort(order as Record<string, 1 | -1>);
    cursor.skip(offset);
    return (limit === undefined ? cursor : cursor.limit(limit)).all();
  });
}

export function aggregateDocuments(
  documents: Document[],
  stages: Fields[],
  collectionResolver: (name: string) => Document[],
): Fields[] {
  const pipeline = resolvePlaceholders(stages, 0) as Fields[];
  return refuse(() => new Aggregator(pipeline, { collectionResolver }).run<Fields>(documents));
}

/** Changes `document` by update operators and returns whether anything changed. */
export function applyModifier(document: Document, modifier: Fields): boolean {
  return refuse(() => update(document, modifier, [], {}, { cloneMode: 'deep' }).length > 0);
}

/** A query the engine cannot read is the caller's mistake, in the words of the service. */
function refuse<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw new DatabaseError('INVALID_PARAM', (error as Error).message);
  }
}
