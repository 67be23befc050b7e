import { answerTimer } from './timer';

const FAILURE = 'the task was not done';

it('does for nobody with an openid what its timer does', async () => {
  const task = jest.fn(async () => 3);
  expect(await answerTimer('oShopper', task, FAILURE)).toMatchObject({ error: { code: 'unauthenticated' } });
  expect(task).not.toHaveBeenCalled();
  expect(await answerTimer(undefined, task, FAILURE)).toEqual({ ok: true, value: 3 });
});

it("says that it failed, and to the log why, without a shopper's words", async () => {
  const written: string[] = [];
  const log = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  const broken = () => Promise.reject(new Error('bad document "茶街 1 号"'));
  expect(await answerTimer(undefined, broken, FAILURE)).toEqual({
    ok: false,
    error: { code: 'internal', message: FAILURE },
  });
  log.mockRestore();
  expect(written.join('')).toMatch(/^Error: bad document/);
  expect(written.join('')).not.toContain('茶街');
});
