import { createFakeFiles, type FakeFiles } from '../../src/platform/wx/testing/fakeFileSystem';

/** What outlives the app: the disk, the shopper's identity, the network around the phone. */
export interface Phone {
  /** Gateway of the local cloud that answers `wx.cloud`. */
  readonly cloudUrl: string;
  /** JSON text by key. */
  readonly storage: Map<string, string>;
  readonly files: FakeFiles;
  /** From the gateway, at the first call. */
  identityToken?: string;
  isOnline: boolean;
  downloadCount: number;
  /** Calls that left the phone, oldest first. */
  readonly functionCalls: { name: string; data: unknown }[];
}

export function createPhone(cloudUrl: string): Phone {
  return {
    cloudUrl,
    storage: new Map(),
    files: createFakeFiles(),
    isOnline: true,
    downloadCount: 0,
    functionCalls: [],
  };
}
