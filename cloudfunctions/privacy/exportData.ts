import { type ExportCursor, type ExportPage } from '../../src/contracts';
import { type Database } from '../runtime/database';
import { type PersonalFields, Sealed } from '../runtime/personalFields';
import * as v from 'valibot';
import { ownedBy, PERSONAL_COLLECTIONS, type PersonalCollection } from './personalCollections';

/**
 * One page of all that is the caller's, collection by collection in order of their ids: one query. `undefined` when the
 * cursor names no collection. What is sealed is opened; who the caller is, is left out.
 */
export async function exportPage(
  caller: string,
  cursor: ExportCursor | undefined,
  database: Database,
  personalFields: PersonalFields,
): Promise<ExportPage | undefined> {
  const place = cursor ? PERSONAL_COLLECTIONS.findIndex(({ name }) => name === cursor.collection) : 0;
  const collection = PERSONAL_COLLECTIONS[place];
  if (!collection) return undefined;
  const owned = await ownedBy(collection, caller, database);
  // Owners by id have one page.
  const rest = '_id' in owned || !cursor?.after ? {} : { _id: database.command.gt(cursor.after) };
  const query = database.collection(collection.name).where({ ...owned, ...rest });
  const { data } = await query.orderBy('_id', 'asc').limit(collection.pageDocuments).get();
  const found = data as Stored[];
  const documents = found.map((stored) => ({
    collection: collection.name,
    document: readable(stored, collection, personalFields),
  }));
  const last = found.at(-1);
  const isFull = found.length === collection.pageDocuments && !('_id' in owned);
  const next = PERSONAL_COLLECTIONS[place + 1];
  if (isFull && last) return { documents, nextCursor: { collection: collection.name, after: last._id } };
  return { documents, ...(next && { nextCursor: { collection: next.name, after: '' } }) };
}

type Stored = Record<string, unknown> & { _id: string };

function readable(
  stored: Stored,
  { owner, sealed }: PersonalCollection,
  personalFields: PersonalFields,
): Record<string, unknown> {
  const hidden = owner.by === 'field' ? ['_id', owner.field] : ['_id'];
  const shown = Object.fromEntries(Object.entries(stored).filter(([field]) => !hidden.includes(field)));
  if (!sealed || !v.is(Sealed, shown[sealed.field])) return shown;
  const { [sealed.field]: closed, ...open } = shown;
  const opened = personalFields.open(v.parse(Sealed, closed), String(stored[sealed.placeField]));
  return { ...open, ...(opened as object) };
}
