import { createFakeFiles, type FakeFiles, usedFileBytes } from '../../src/platform/wx/testing/fakeFileSystem';
import { createSetting, type PhoneSetting } from './phoneSetting';

/** What outlives the app: the disk, the shopper's identity, the phone itself and the network around it. */
export interface Phone {
  readonly setting: PhoneSetting;
  /** JSON text by key. */
  readonly storage: Map<string, string>;
  readonly files: FakeFiles;
  /** From the gateway, at the first call. */
  identityToken?: string;
  /** To the shop's privacy guideline: until then WeChat asks before what concerns privacy. */
  hasAgreedToPrivacy?: boolean;
  /** The shopper's answer to WeChat's question for the album; asked once, changed in the settings. */
  mayWriteAlbum?: boolean;
  /** Files in the phone's album, oldest first. */
  readonly album: Uint8Array[];
  /** What WeChat let the app ask, oldest first. */
  readonly privacyQuestions: { referrer: string; isExposed: boolean; answer?: 'agree' | 'disagree' }[];
  downloadCount: number;
  /** Calls that left the phone, oldest first. */
  readonly functionCalls: { name: string; data: unknown }[];
  /** Pages whose cards carry a share ticket. */
  readonly ticketRoutes: Set<string>;
  /** Resolves when everything written so far would survive the end of the app. */
  persisted(): Promise<void>;
}

export function createPhone(change: Partial<PhoneSetting> = {}): Phone {
  const setting = createSetting(change);
  const files = createFakeFiles();
  const { quotaBytes } = files;
  Object.defineProperty(files, 'quotaBytes', {
    get: () => (setting.faults.has('storage-full') ? usedFileBytes(files) : quotaBytes),
  });
  return {
    setting,
    storage: new Map(),
    files,
    album: [],
    privacyQuestions: [],
    downloadCount: 0,
    functionCalls: [],
    ticketRoutes: new Set(),
    persisted: () => Promise.resolve(),
  };
}
