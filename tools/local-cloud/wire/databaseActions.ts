import * as v from 'valibot';
import { DatabaseError } from '../store/databaseError';
import { parseEjsonObject, type Fields } from '../store/document';
import { type DocumentStore } from '../store/documentStore';

const collectionName = v.string();
const transactionId = v.optional(v.string());
/** Canonical EJSON text of an object. */
const ejson = v.string();
const size = v.pipe(v.number(), v.integer(), v.minValue(0));

const bodies = {
  addCollection: v.object({ collectionName }),
  insertDocument: v.object({ collectionName, data: v.array(ejson), transactionId }),
  getDocument: v.object({
    collectionName,
    query: v.optional(ejson),
    order: v.optional(ejson),
    projection: v.optional(ejson),
    offset: v.optional(size),
    limit: v.optional(size),
    transactionId,
  }),
  calculateDocument: v.object({ collectionName, query: v.optional(ejson) }),
  modifyDocument: v.object({
    collectionName,
    query: v.optional(ejson),
    data: ejson,
    multi: v.optional(v.boolean(), false),
    merge: v.optional(v.boolean(), false),
    upsert: v.optional(v.boolean(), false),
    transactionId,
  }),
  modifyAndReturnDoc: v.object({ collectionName, query: v.optional(ejson), data: ejson, transactionId }),
  removeDocument: v.object({
    collectionName,
    query: v.optional(ejson),
    multi: v.optional(v.boolean(), false),
    transactionId,
  }),
  aggregateDocuments: v.object({
    collectionName,
    stages: v.array(v.object({ stageKey: v.pipe(v.string(), v.regex(/^\$/)), stageValue: v.string() })),
  }),
  endTransaction: v.object({ transactionId: v.string() }),
};

export type Action = (body: unknown) => Promise<object> | object;

/** `database.*` of the admin protocol (`@cloudbase/database` as bundled with wx-server-sdk 4.0.2). */
export function createDatabaseActions(store: DocumentStore): Record<string, Action> {
  const query = (text: string | undefined) => optional(text, 'query') ?? {};
  return {
    'database.addCollection': (input) => {
      store.createCollection(parse(bodies.addCollection, input).collectionName);
      return {};
    },
    'database.insertDocument': async (input) => {
      const body = parse(bodies.insertDocument, input);
      const documents = body.data.map((text) => parseEjsonObject(text, 'document'));
      return {
        data: { insertedIds: await store.insert(body.collectionName, documents, body.transactionId) },
      };
    },
    'database.getDocument': (input) => {
      const body = parse(bodies.getDocument, input);
      const selection = {
        order: optional(body.order, 'order'),
        projection: optional(body.projection, 'projection'),
        offset: body.offset,
        limit: body.limit,
      };
      return {
        data: { list: store.find(body.collectionName, query(body.query), selection, body.transactionId) },
      };
    },
    'database.calculateDocument': (input) => {
      const body = parse(bodies.calculateDocument, input);
      return { data: { total: store.count(body.collectionName, query(body.query)) } };
    },
    'database.modifyDocument': async (input) => {
      const { collectionName: name, transactionId: id, ...body } = parse(bodies.modifyDocument, input);
      const modifier = parseEjsonObject(body.data, 'data');
      const { updated, upsertedId } = await store.modify(name, query(body.query), modifier, body, id);
      return { data: { updated, upsert_id: upsertedId ?? null } };
    },
    'database.modifyAndReturnDoc': async (input) => {
      const { collectionName: name, transactionId: id, ...body } = parse(bodies.modifyAndReturnDoc, input);
      const options = { multi: false, merge: true, upsert: false };
      const modifier = parseEjsonObject(body.data, 'data');
      const [target] = store.find(name, query(body.query), { limit: 1 }, id);
      if (target === undefined) return { data: { updated: 0 } };
      const byId = { _id: parseEjsonObject(target, 'document')['_id'] };
      const { updated } = await store.modify(name, byId, modifier, options, id);
      return { data: { updated, doc: store.find(name, byId, { limit: 1 }, id)[0] } };
    },
    'database.removeDocument': async (input) => {
      const body = parse(bodies.removeDocument, input);
      const deleted = await store.remove(
        body.collectionName,
        query(body.query),
        body.multi,
        body.transactionId,
      );
      return { data: { deleted } };
    },
    'database.aggregateDocuments': (input) => {
      const body = parse(bodies.aggregateDocuments, input);
      const stages = body.stages.map(({ stageKey, stageValue }) => {
        const wrapped = parseEjsonObject(`{"value":${stageValue}}`, 'stage');
        return { [stageKey]: wrapped['value'] } as Fields;
      });
      return { data: { list: store.aggregate(body.collectionName, stages) } };
    },
    'database.startTransaction': () => ({ transactionId: store.beginTransaction() }),
    'database.commitTransaction': (input) => {
      store.commitTransaction(parse(bodies.endTransaction, input).transactionId);
      return { committed: 1 };
    },
    'database.abortTransaction': (input) => {
      store.abortTransaction(parse(bodies.endTransaction, input).transactionId);
      return { aborted: 1 };
    },
  };
}

export function parse<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const issues = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
  throw new DatabaseError('INVALID_PARAM', issues.join('; '));
}

function optional(text: string | undefined, what: string): Fields | undefined {
  return text === undefined ? undefined : parseEjsonObject(text, what);
}
