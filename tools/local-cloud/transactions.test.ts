import { type Database } from '../merchant-cli/connectCloud';
import { startTestCloud, type TestCloud } from './testing/startTestCloud';

jest.setTimeout(30_000); // processes start slowly on a busy machine

// Through the unmodified wx-server-sdk, whose traps are part of what is shown here.
let cloud: TestCloud;
let database: Database;
beforeAll(async () => {
  cloud = await startTestCloud();
  database = cloud.owner.database({ throwOnNotFound: false });
  await database.createCollection('counters');
});
beforeEach(async () => {
  for (const id of ['a', 'b'])
    await database
      .collection('counters')
      .doc(id)
      .set({ data: { n: 0 } });
});
afterAll(() => cloud.stop());

const counter = (source: { collection: Database['collection'] }, id = 'a') =>
  source.collection('counters').doc(id);
const read = async (id = 'a') => (await counter(database, id).get()).data.n;
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: { errMsg: string }) => error.errMsg,
  );

describe('a transaction', () => {
  it('keeps all of its writes, or none after a rollback', async () => {
    const committed = await database.startTransaction();
    await counter(committed, 'a').update({ data: { n: 1 } });
    await counter(committed, 'b').set({ data: { n: 2 } });
    expect([await read('a'), await read('b')]).toEqual([0, 0]);
    await committed.commit();
    expect([await read('a'), await read('b')]).toEqual([1, 2]);

    const undone = await database.startTransaction();
    await counter(undone).update({ data: { n: 99 } });
    await counter(undone, 'b').remove();
    await undone.rollback();
    expect([await read('a'), await read('b')]).toEqual([1, 2]);
  });

  it('reads its own writes', async () => {
    const transaction = await database.startTransaction();
    await counter(transaction).update({ data: { n: database.command.inc(7) } });
    expect((await counter(transaction).get()).data.n).toBe(7);
    await counter(transaction).remove();
    expect((await counter(transaction).get()).data).toBeNull();
    await transaction.rollback();
  });

  it('goes on reading what was there when it began', async () => {
    const transaction = await database.startTransaction();
    await counter(database).update({ data: { n: 5 } });
    await counter(database, 'b').remove();
    expect((await counter(transaction).get()).data.n).toBe(0);
    expect((await counter(transaction, 'b').get()).data.n).toBe(0);
    await transaction.rollback();
  });

  it('fails at the write when another changed the document since it began', async () => {
    const transaction = await database.startTransaction();
    await counter(database).update({ data: { n: 5 } });
    expect(await failure(counter(transaction).update({ data: { n: 1 } }))).toMatch(/TransactionConflict/);
    await transaction.rollback();
    expect(await read()).toBe(5);
  });

  it('fails at the write when another transaction holds the document', async () => {
    const [first, second] = [await database.startTransaction(), await database.startTransaction()];
    await counter(first).update({ data: { n: 1 } });
    expect(await failure(counter(second).update({ data: { n: 2 } }))).toMatch(/TransactionConflict/);
    await first.commit();
    expect(await read()).toBe(1);
  });

  it('has ended after a conflict', async () => {
    const transaction = await database.startTransaction();
    await counter(database).update({ data: { n: 5 } });
    await failure(counter(transaction).update({ data: { n: 1 } }));
    expect(await failure(counter(transaction, 'b').update({ data: { n: 1 } }))).toMatch(
      /no such transaction/,
    );
    expect(await read('b')).toBe(0);
  });
});

describe('a plain write', () => {
  it('waits for the transaction that holds its document', async () => {
    const transaction = await database.startTransaction();
    await counter(transaction).update({ data: { n: 10 } });
    const waiting = counter(database).update({ data: { n: database.command.inc(1) } });
    expect((await counter(transaction).get()).data.n).toBe(10);
    await transaction.commit();
    await waiting;
    expect(await read()).toBe(11);
  });
});

describe("the SDK's traps", () => {
  it('where().update() inside a transaction survives its rollback', async () => {
    const transaction = await database.startTransaction();
    await transaction
      .collection('counters')
      .where({ _id: 'a' })
      .update({ data: { n: 111 } });
    await transaction.rollback();
    expect(await read()).toBe(111);
  });

  it('where().remove() inside a transaction survives its rollback', async () => {
    const transaction = await database.startTransaction();
    await transaction.collection('counters').where({ _id: 'a' }).remove();
    await transaction.rollback();
    expect((await counter(database).get()).data).toBeNull();
  });

  it('count() inside a transaction does not see what the transaction wrote', async () => {
    const transaction = await database.startTransaction();
    await counter(transaction).remove();
    expect((await transaction.collection('counters').where({ _id: 'a' }).count()).total).toBe(1);
    await transaction.rollback();
  });

  it('runTransaction does not repeat after a conflict at a write', async () => {
    let runs = 0;
    const conflicting = database.runTransaction(async (transaction) => {
      runs++;
      await counter(database).update({ data: { n: runs } });
      await counter(transaction).update({ data: { n: -1 } });
    });
    expect(await failure(conflicting)).toMatch(/TransactionConflict/);
    expect(runs).toBe(1);
  });
});
