import { createCallLog, type LoggedCall, NO_LOG } from './callLog';
import { watch } from './watch';

type Wx = Record<string, (value?: unknown) => unknown>;

it('notes by name what is asked for in vain, and nothing that is there', () => {
  const missing = new Set<string>();
  const wx = watch<Wx>('wx', { login: () => 'code' }, missing, NO_LOG);
  expect(typeof wx['scanCode']).toBe('undefined');
  wx['login']!();
  void wx['then'];
  expect([...missing]).toEqual(['wx.scanCode']);
});

it('writes each call to the log with what it was given, also when that leads everywhere', () => {
  const calls: LoggedCall[] = [];
  const log = createCallLog((call) => calls.push({ ...call }));
  const wx = watch<Wx>('wx', { observe: () => undefined }, new Set(), log);
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  wx['observe']!({ key: 'a', success: () => undefined });
  wx['observe']!(circle);
  expect(calls.filter(({ durationMs }) => durationMs !== undefined)).toMatchObject([
    { name: 'wx.observe', text: '{"key":"a"}' },
    { name: 'wx.observe', text: '[instance]' },
  ]);
});
