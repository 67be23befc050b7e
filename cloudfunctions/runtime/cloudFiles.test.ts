import { createCloudFiles, FILE_PREFIX_VARIABLE } from './cloudFiles';
import { type Storage } from './database';

const ENVIRONMENT = { [FILE_PREFIX_VARIABLE]: 'cloud://shop-1.bucket' };
const MISSING = -503003;

function setUp(statusOf: (fileId: string) => number = () => 0) {
  const asked: string[][] = [];
  const storage: Storage = {
    downloadFile: ({ fileID }) =>
      Promise.reject(Object.assign(new Error(fileID), { errCode: statusOf(fileID) })),
    uploadFile: async () => undefined,
    async deleteFile({ fileList }) {
      asked.push(fileList);
      return { fileList: fileList.map((fileId) => ({ status: statusOf(fileId), errMsg: fileId })) };
    },
  };
  return { asked, files: createCloudFiles(storage, ENVIRONMENT) };
}

describe('the files of the environment', () => {
  it('tell a file that is not there from a storage that does not answer', async () => {
    const { files } = setUp((fileId) => (fileId.endsWith('gone') ? MISSING : -503001));
    expect(await files.read('a/gone')).toBeUndefined();
    await expect(files.read('a/here')).rejects.toThrow('cloud://shop-1.bucket/a/here');
  });

  it('remove as many as there are, 50 a call, and what is gone already is no failure', async () => {
    const { asked, files } = setUp(() => MISSING);
    await files.remove(Array.from({ length: 120 }, (_, n) => `a/${n}`));
    expect(asked.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(asked[0]![0]).toBe('cloud://shop-1.bucket/a/0');
  });

  it('say that one was not removed', async () => {
    const { files } = setUp((fileId) => (fileId.endsWith('kept') ? -503002 : 0));
    await expect(files.remove(['a/x', 'a/kept'])).rejects.toThrow(/not removed/);
  });

  it.each([{}, { [FILE_PREFIX_VARIABLE]: 'shop-1' }])(
    'are named when they are not configured: %j',
    (environment) => {
      const files = createCloudFiles({} as Storage, environment);
      expect(() => files.fileIdOf('a')).toThrow(FILE_PREFIX_VARIABLE);
    },
  );
});
