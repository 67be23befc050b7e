import { listenNear } from './listenNear';

/** Starts on any port that is not among `taken`. */
const startUnless = (taken: number[]) => async (port: number) => {
  if (taken.includes(port)) throw Object.assign(new Error('taken'), { code: 'EADDRINUSE' });
  return port;
};

it('takes the port that was asked for when it is free', async () => {
  await expect(listenNear(8080, true, startUnless([]))).resolves.toBe(8080);
});

it('moves on to the next free port when it may', async () => {
  await expect(listenNear(8080, true, startUnless([8080, 8081]))).resolves.toBe(8082);
});

it('says so instead of moving when the port was chosen by hand', async () => {
  await expect(listenNear(8080, false, startUnless([8080]))).rejects.toThrow('port 8080 is in use');
});

it('passes any other failure on at once', async () => {
  const start = jest.fn().mockRejectedValue(new Error('another cloud runs on this folder'));
  await expect(listenNear(8080, true, start)).rejects.toThrow('another cloud');
  expect(start).toHaveBeenCalledTimes(1);
});
