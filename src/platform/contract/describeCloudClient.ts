import { type CloudClient } from '../cloudClient';

/** The far side of a client under test. */
export interface CloudBackend {
  functions: Record<string, (request: object) => unknown>;
  files: Map<string, Uint8Array>;
}

export interface ReachableCloud {
  client: CloudClient;
  /** Puts a file of ASCII text on the device; returns its address. */
  addLocalFile(text: string): string;
  /** Cuts the connection for good. */
  disconnect(): Promise<void> | void;
  close?(): Promise<void> | void;
}

const NEW_BACKEND = (): CloudBackend => ({
  functions: {
    echo: (request) => ({ ok: true, value: request }),
    fail: () => {
      throw new Error('planted');
    },
  },
  files: new Map([['models/1/weights.bin', Uint8Array.of(0, 255, 10, 13)]]),
});

/** What every cloud client promises, whatever carries the calls. */
export function describeCloudClient(
  name: string,
  connect: (backend: CloudBackend) => Promise<ReachableCloud> | ReachableCloud,
): void {
  describe(`${name} as a cloud client`, () => {
    let cloud: ReachableCloud;
    beforeEach(async () => {
      cloud = await connect(NEW_BACKEND());
    });
    afterEach(() => cloud.close?.());

    it('carries a request to the function and its reply back, unchanged', async () => {
      const request = { action: 'product', itemId: '茶-1', nested: { list: [1, null, 'x'] } };
      expect(await cloud.client.callFunction('echo', request)).toEqual({ ok: true, value: request });
    });

    it('downloads a file byte for byte', async () => {
      expect(await cloud.client.downloadFile('models/1/weights.bin', 4)).toEqual(
        Uint8Array.of(0, 255, 10, 13),
      );
    });

    it('gives up a file that is longer than asked for', async () => {
      await expect(cloud.client.downloadFile('models/1/weights.bin', 3)).rejects.toMatchObject({
        name: 'CloudFileTooLargeError',
        maxBytes: 3,
      });
    });

    it('tells a missing file from a missing connection', async () => {
      await expect(cloud.client.downloadFile('models/2/weights.bin', 4)).rejects.toMatchObject({
        name: 'CloudFileMissingError',
      });
      await cloud.disconnect();
      await expect(cloud.client.downloadFile('models/1/weights.bin', 4)).rejects.toMatchObject({
        name: 'CloudUnreachableError',
      });
    });

    it('rejects a call that got no reply', async () => {
      await expect(cloud.client.callFunction('fail', {})).rejects.toMatchObject({
        name: 'CloudUnreachableError',
      });
      await cloud.disconnect();
      await expect(cloud.client.callFunction('echo', {})).rejects.toMatchObject({
        name: 'CloudUnreachableError',
      });
    });

    it('stores a file of the device, and gives it an id that ends with its path', async () => {
      const percents: number[] = [];
      const localUrl = cloud.addLocalFile('a photo');
      const fileId = await cloud.client.uploadFile('uploads/1', localUrl, (percent) =>
        percents.push(percent),
      );
      expect(fileId).toMatch(/^cloud:\/\/[^/]+\/uploads\/1$/);
      expect(await cloud.client.downloadFile('uploads/1', 100)).toEqual(new TextEncoder().encode('a photo'));
      for (const percent of percents) expect(percent > 0 && percent <= 100).toBe(true);
    });

    it('says that an upload did not arrive', async () => {
      const localUrl = cloud.addLocalFile('a photo');
      await cloud.disconnect();
      await expect(cloud.client.uploadFile('uploads/1', localUrl)).rejects.toMatchObject({
        name: 'CloudUnreachableError',
      });
    });

    it('gives images an address that names the file', () => {
      expect(cloud.client.fileUrl('pictures/a.webp')).toMatch(/^\S*\/\S*pictures\/a\.webp$/);
    });
  });
}
