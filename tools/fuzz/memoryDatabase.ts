import { type Collection, type Database, type Query } from '../../cloudfunctions/runtime/database';
import { type DocumentTransaction } from '../../cloudfunctions/runtime/transact';
import { type Fields } from '../local-cloud/store/document';
import { type DocumentStore } from '../local-cloud/store/documentStore';

const SET = { multi: false, merge: false, upsert: true };
const UPDATE = { multi: false, merge: true, upsert: false };

/** The part of the SDK's database that the functions use, straight on a document store: fast, without wire or process. */
export function createMemoryDatabase(store: DocumentStore): Database {
  const query = (
    name: string,
    filter: Fields,
    selection: Parameters<DocumentStore['find']>[2] = {},
  ): Query => ({
    where: (more) => query(name, { ...filter, ...(more as Fields) }, selection),
    orderBy: (field, direction) =>
      query(name, filter, {
        ...selection,
        order: { ...selection.order, [field]: direction === 'asc' ? 1 : -1 },
      }),
    field: (projection) => query(name, filter, { ...selection, projection }),
    skip: (offset) => query(name, filter, { ...selection, offset }),
    limit: (limit) => query(name, filter, { ...selection, limit }),
    get: async () => ({
      data: store.find(name, filter, selection).map((text) => JSON.parse(text) as unknown),
    }),
    count: async () => ({ total: store.count(name, filter) }),
    remove: async () => ({ stats: { removed: await store.remove(name, filter, true) } }),
  });
  const documents = (name: string, transactionId?: string) => ({
    doc: (id: string) => ({
      async get() {
        const [text] = store.find(name, { _id: id }, { limit: 1 }, transactionId);
        return { data: text === undefined ? null : (JSON.parse(text) as unknown) };
      },
      set: ({ data }: { data: object }) => store.modify(name, { _id: id }, { ...data }, SET, transactionId),
      update: ({ data }: { data: object }) =>
        store.modify(name, { _id: id }, updateOperators(data), UPDATE, transactionId),
      remove: () => store.remove(name, { _id: id }, false, transactionId),
    }),
  });
  return {
    collection: (name): Collection => ({
      ...query(name, {}),
      ...documents(name),
      add: async ({ data }) => store.insert(name, [data as Fields]),
    }),
    async startTransaction(): Promise<DocumentTransaction> {
      const id = store.beginTransaction();
      return {
        collection: (name) => documents(name, id),
        commit: async () => store.commitTransaction(id),
        rollback: async () => store.abortTransaction(id),
      };
    },
    command: {
      inc: (by) => new Increment(by),
      gt: (value) => ({ $gt: value }),
      gte: (value) => ({ $gte: value }),
      lt: (value) => ({ $lt: value }),
      lte: (value) => ({ $lte: value }),
      neq: (value) => ({ $ne: value }),
      in: (values) => ({ $in: values }),
      nin: (values) => ({ $nin: values }),
    },
  };
}

class Increment {
  constructor(readonly by: number) {}
}

/** As the SDK writes an update: increments apart, everything else set. */
function updateOperators(data: object): Fields {
  const entries = Object.entries(data);
  const set = entries.filter(([, value]) => !(value instanceof Increment));
  const inc = entries.flatMap(([field, value]) =>
    value instanceof Increment ? [[field, value.by] as const] : [],
  );
  return {
    ...(set.length > 0 && { $set: Object.fromEntries(set) }),
    ...(inc.length > 0 && { $inc: Object.fromEntries(inc) }),
  };
}
