import { createSetting } from '../phoneSetting';
import { overNetwork } from './gateway';

const reply = { status: 200, body: new Uint8Array(30_000) };
const answer = async () => reply;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('answers at once on wifi', async () => {
  await expect(overNetwork(answer, createSetting())('/files/a')).resolves.toBe(reply);
});

it('takes the latency and the time of the bytes on a slow network', async () => {
  const call = overNetwork(answer, createSetting({ network: 'slow' }))('/files/a');
  let isDone = false;
  void call.then(() => (isDone = true));
  await jest.advanceTimersByTimeAsync(2199);
  expect(isDone).toBe(false);
  await jest.advanceTimersByTimeAsync(1);
  expect(isDone).toBe(true);
});

it('fails without a network, also when it goes while the answer is on its way', async () => {
  const setting = createSetting({ network: 'offline' });
  await expect(overNetwork(answer, setting)('/files/a')).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
  setting.network = '4g';
  const call = overNetwork(answer, setting)('/files/a');
  const failure = expect(call).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
  setting.network = 'offline';
  await jest.advanceTimersByTimeAsync(1000);
  await failure;
});

it('fails when the cloud does', async () => {
  const setting = createSetting({ faults: new Set(['cloud-error']) });
  await expect(overNetwork(answer, setting)('/files/a')).rejects.toThrow('errCode: -501001');
});
