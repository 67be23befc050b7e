import { succeed, fail } from './reply';
import { isConflict, transact, type DocumentTransaction } from './transact';

const atWrite = Object.assign(new Error(), {
  errCode: -501001,
  errMsg: 'document.update:fail -501001 . [ResourceUnavailable.TransactionConflict] Transaction is conflict',
});
const atCommit = { code: 'DATABASE_TRANSACTION_CONFLICT', message: 'conflict' };

function create(commit: () => Promise<unknown> = async () => undefined) {
  const log: string[] = [];
  const waits: number[] = [];
  const start = async (): Promise<DocumentTransaction> => {
    log.push('start');
    return {
      collection: () => {
        throw new Error('unused');
      },
      commit: () => {
        log.push('commit');
        return commit();
      },
      rollback: async () => void log.push('rollback'),
    };
  };
  const options = {
    sleep: async (durationMs: number) => void waits.push(durationMs),
    random: () => 1,
    maxAttempts: 3,
  };
  return { log, waits, start, options };
}

it('commits an ok reply and rolls any other back', async () => {
  const { log, start, options } = create();
  expect(await transact(start, async () => succeed(1), options)).toEqual(succeed(1));
  expect(await transact(start, async () => fail('conflict', 'no'), options)).toEqual(fail('conflict', 'no'));
  expect(log).toEqual(['start', 'commit', 'start', 'rollback']);
});

it.each([
  ['at a write', atWrite],
  ['at the commit', atCommit],
])('repeats after a conflict %s, waiting longer each time', async (_where, conflict) => {
  const { log, waits, start, options } = create();
  let runs = 0;
  const reply = await transact(
    start,
    async () => {
      if (++runs < 3) throw conflict;
      return succeed(runs);
    },
    options,
  );
  expect(reply).toEqual(succeed(3));
  expect(log).toEqual(['start', 'rollback', 'start', 'rollback', 'start', 'commit']);
  expect(waits).toEqual([10, 20]);
});

it('gives up after the last attempt with a typed reply', async () => {
  const { log, start, options } = create(() => Promise.reject(atCommit));
  expect(await transact(start, async () => succeed(1), options)).toMatchObject({
    error: { code: 'conflict', retryAfterMs: 300 },
  });
  expect(log.filter((entry) => entry === 'start')).toHaveLength(3);
});

it('does not repeat after any other failure', async () => {
  const { log, start, options } = create();
  const broken = () => Promise.reject(new Error('disk full'));
  await expect(transact(start, broken, options)).rejects.toThrow('disk full');
  expect(log).toEqual(['start', 'rollback']);
});

it.each([[null], [undefined], ['conflict'], [new Error('conflict of interest')], [{}]])(
  'does not take %p for a conflict',
  (error) => {
    expect(isConflict(error)).toBe(false);
  },
);
