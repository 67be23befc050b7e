import { type Cloud } from '../../merchant-cli/connectCloud';

export interface RecordedCall {
  name: string;
  send: (cloud: Cloud) => Promise<unknown>;
  /** The body the SDK sends, without the tokens and the environment that every body has. */
  body: { action: string } & Record<string, unknown>;
  /** The reply, without its random request id. */
  reply: object;
  /** What the SDK makes of the reply, without `errMsg`. */
  result: object;
}

const notes = (cloud: Cloud) => cloud.database().collection('notes');
const command = (cloud: Cloud) => cloud.database().command;

/** wx-server-sdk 4.0.2 as it was seen on the wire, in an order that makes sense on an empty database. */
export const RECORDED_CALLS: RecordedCall[] = [
  {
    name: 'createCollection',
    send: (cloud) => cloud.database().createCollection('notes'),
    body: { action: 'database.addCollection', collectionName: 'notes' },
    reply: {},
    result: {},
  },
  {
    name: 'add one',
    send: (cloud) =>
      notes(cloud).add({
        data: { _id: 'a', n: 1, half: 0.5, at: new Date(0), big: 2 ** 40, text: '掌柜', tags: ['x'] },
      }),
    body: {
      action: 'database.insertDocument',
      collectionName: 'notes',
      data: [
        '{"_id":"a","n":{"$numberInt":"1"},"half":{"$numberDouble":"0.5"},"at":{"$date":{"$numberLong":"0"}},"big":{"$numberLong":"1099511627776"},"text":"掌柜","tags":["x"]}',
      ],
    },
    reply: { data: { insertedIds: ['a'] } },
    result: { _id: 'a' },
  },
  {
    name: 'add several',
    send: (cloud) => notes(cloud).add({ data: [{ _id: 'b', n: 3 }, { _id: 'c' }] }),
    body: {
      action: 'database.insertDocument',
      collectionName: 'notes',
      data: ['{"_id":"b","n":{"$numberInt":"3"}}', '{"_id":"c"}'],
    },
    reply: { data: { insertedIds: ['b', 'c'] } },
    result: { _ids: ['b', 'c'] },
  },
  {
    name: 'doc().get',
    send: (cloud) => notes(cloud).doc('a').get(),
    body: {
      action: 'database.getDocument',
      collectionName: 'notes',
      query: '{"_id":"a"}',
      queryType: 'DOC',
      multi: false,
    },
    reply: {
      data: {
        list: [
          '{"_id":"a","n":1,"half":0.5,"at":{"$date":"1970-01-01T00:00:00Z"},"big":1099511627776,"text":"掌柜","tags":["x"]}',
        ],
      },
    },
    result: { data: { _id: 'a', n: 1, half: 0.5, at: new Date(0), big: 2 ** 40, text: '掌柜', tags: ['x'] } },
  },
  {
    name: 'doc().set of a new document',
    send: (cloud) =>
      notes(cloud)
        .doc('d')
        .set({ data: { n: 2 } }),
    body: {
      action: 'database.modifyDocument',
      collectionName: 'notes',
      query: '{"_id":"d"}',
      queryType: 'DOC',
      data: '{"n":{"$numberInt":"2"}}',
      multi: false,
      merge: false,
      upsert: true,
    },
    reply: { data: { updated: 0, upsert_id: 'd' } },
    result: { _id: 'd', stats: { updated: 0, created: 1 } },
  },
  {
    name: 'doc().update with operators',
    send: (cloud) =>
      notes(cloud)
        .doc('a')
        .update({
          data: {
            n: command(cloud).inc(1),
            'deep.k': 1,
            log: command(cloud).push(['p']),
            half: command(cloud).remove(),
          },
        }),
    body: {
      action: 'database.modifyDocument',
      collectionName: 'notes',
      query: '{"_id":"a"}',
      queryType: 'DOC',
      data: '{"$inc":{"n":{"$numberInt":"1"}},"$set":{"deep.k":{"$numberInt":"1"}},"$push":{"log":{"$each":["p"]}},"$unset":{"half":""}}',
      multi: false,
      merge: true,
      upsert: false,
    },
    reply: { data: { updated: 1, upsert_id: null } },
    result: { stats: { updated: 1 } },
  },
  {
    name: 'where().orderBy().skip().limit().field().get',
    send: (cloud) =>
      notes(cloud)
        .where({
          n: command(cloud).gte(2).and(command(cloud).lt(9)),
          _id: command(cloud).in(['a', 'b', 'd']),
        })
        .orderBy('n', 'desc')
        .skip(1)
        .limit(2)
        .field({ n: true })
        .get(),
    body: {
      action: 'database.getDocument',
      collectionName: 'notes',
      queryType: 'WHERE',
      query:
        '{"_id":{"$in":["a","b","d"]},"$and":[{"n":{"$gte":{"$numberInt":"2"}}},{"n":{"$lt":{"$numberInt":"9"}}}]}',
      order: '{"n":{"$numberInt":"-1"}}',
      offset: 1,
      limit: 2,
      projection: '{"n":{"$numberInt":"1"}}',
    },
    reply: { data: { list: ['{"n":2,"_id":"a"}', '{"n":2,"_id":"d"}'] } },
    result: {
      data: [
        { _id: 'a', n: 2 },
        { _id: 'd', n: 2 },
      ],
    },
  },
  {
    name: 'where() with a regular expression',
    send: (cloud) =>
      notes(cloud)
        .where({ text: cloud.database().RegExp({ regexp: '^掌', options: 'i' }) })
        .count(),
    body: {
      action: 'database.calculateDocument',
      collectionName: 'notes',
      queryType: 'WHERE',
      query: '{"text":{"$regularExpression":{"pattern":"^掌","options":"i"}}}',
    },
    reply: { data: { total: 1 } },
    result: { total: 1 },
  },
  {
    name: 'where().update',
    send: (cloud) =>
      notes(cloud)
        .where({ n: 2 })
        .update({ data: { m: 1 } }),
    body: {
      action: 'database.modifyDocument',
      collectionName: 'notes',
      queryType: 'WHERE',
      query: '{"n":{"$numberInt":"2"}}',
      data: '{"$set":{"m":{"$numberInt":"1"}}}',
      multi: true,
      merge: true,
      upsert: false,
    },
    reply: { data: { updated: 2, upsert_id: null } },
    result: { stats: { updated: 2 } },
  },
  {
    name: 'aggregate',
    send: (cloud) =>
      notes(cloud)
        .aggregate()
        .match({ n: command(cloud).gt(0) })
        .group({ _id: '$n', total: command(cloud).aggregate.sum(1) })
        .sort({ _id: 1 })
        .limit(5)
        .end(),
    body: {
      action: 'database.aggregateDocuments',
      collectionName: 'notes',
      stages: [
        { stageKey: '$match', stageValue: '{"n":{"$gt":{"$numberInt":"0"}}}' },
        { stageKey: '$group', stageValue: '{"_id":"$n","total":{"$sum":{"$numberInt":"1"}}}' },
        { stageKey: '$sort', stageValue: '{"_id":{"$numberInt":"1"}}' },
        { stageKey: '$limit', stageValue: '5' },
      ],
    },
    reply: { data: { list: ['{"_id":2,"total":2}', '{"_id":3,"total":1}'] } },
    result: {
      list: [
        { _id: 2, total: 2 },
        { _id: 3, total: 1 },
      ],
    },
  },
  {
    name: 'where().remove',
    send: (cloud) => notes(cloud).where({ n: 2 }).remove(),
    body: {
      action: 'database.removeDocument',
      collectionName: 'notes',
      queryType: 'WHERE',
      query: '{"n":{"$numberInt":"2"}}',
      multi: true,
    },
    reply: { data: { deleted: 2 } },
    result: { stats: { removed: 2 } },
  },
  {
    name: 'doc().remove',
    send: (cloud) => notes(cloud).doc('c').remove(),
    body: {
      action: 'database.removeDocument',
      collectionName: 'notes',
      queryType: 'DOC',
      query: '{"_id":"c"}',
      multi: false,
    },
    reply: { data: { deleted: 1 } },
    result: { stats: { removed: 1 } },
  },
  {
    name: 'getTempFileURL of no file',
    send: (cloud) => cloud.getTempFileURL({ fileList: ['cloud://local.files/a.bin'] }),
    body: { action: 'storage.batchGetDownloadUrl', file_list: [{ fileid: 'cloud://local.files/a.bin' }] },
    reply: {
      data: {
        download_list: [
          { code: 'STORAGE_FILE_NONEXIST', fileID: 'cloud://local.files/a.bin', tempFileURL: '' },
        ],
      },
    },
    result: {
      fileList: [
        {
          fileID: 'cloud://local.files/a.bin',
          status: -503003,
          tempFileURL: '',
          errMsg: 'storage file not exists',
        },
      ],
    },
  },
];
