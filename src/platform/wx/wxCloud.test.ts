import { createFakePhone, FILE_ID_PREFIX } from './testing/fakeWx';
import { createWxCloud } from './wxCloud';

const MAX_BYTES = 4096;
const GIVEN_UP_AFTER = 1_000;

/** A phone on which a download goes on, 1,024 bytes a step, until somebody aborts it. */
function connectEndless(expectedBytes: (written: number) => number | undefined) {
  const phone = createFakePhone({ backend: { functions: {}, files: new Map() } });
  const answer = { written: 0 };
  Object.assign(phone.wx.cloud, {
    downloadFile: ({ fail }: { fail: (failure: object) => void }) => {
      let isAborted = false;
      let report: (progress: object) => void = () => undefined;
      queueMicrotask(() => {
        for (let step = 0; step < GIVEN_UP_AFTER && !isAborted; step += 1) {
          answer.written += 1024;
          report({
            totalBytesWritten: answer.written,
            totalBytesExpectedToWrite: expectedBytes(answer.written),
          });
        }
        fail({ errMsg: 'downloadFile:fail abort' });
      });
      return {
        abort: () => (isAborted = true),
        onProgressUpdate: (listener: typeof report) => (report = listener),
      };
    },
  });
  return { answer, client: createWxCloud(phone.wx, FILE_ID_PREFIX) };
}

it.each<[string, number, (written: number) => number | undefined]>([
  ['says nothing about its length', 5 * 1024, () => undefined],
  ['tells a length of 0', 5 * 1024, () => 0],
  ['says that it is short', 5 * 1024, () => 100],
  ['says that it is long', 1024, () => 1 << 30],
])('aborts an endless download that %s: CloudFileTooLargeError', async (_, mostBytes, expectedBytes) => {
  const { answer, client } = connectEndless(expectedBytes);
  await expect(client.downloadFile('models/1/weights.bin', MAX_BYTES)).rejects.toMatchObject({
    name: 'CloudFileTooLargeError',
    maxBytes: MAX_BYTES,
  });
  expect(answer.written).toBe(mostBytes);
});

it('refuses a file that is too long where WeChat tells no progress', async () => {
  const files = new Map([['models/1/weights.bin', new Uint8Array(MAX_BYTES + 1)]]);
  const phone = createFakePhone({ backend: { functions: {}, files } });
  const { downloadFile } = phone.wx.cloud;
  // Base libraries that return no task.
  Object.assign(phone.wx.cloud, { downloadFile: (call: never) => void downloadFile(call) });
  const client = createWxCloud(phone.wx, FILE_ID_PREFIX);
  await expect(client.downloadFile('models/1/weights.bin', MAX_BYTES)).rejects.toMatchObject({
    name: 'CloudFileTooLargeError',
  });
});
