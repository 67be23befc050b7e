import { MAX_PHOTO_BYTES } from '../../src/contracts';
import { type CloudFiles } from '../runtime/cloudFiles';
import { type PhotoModerator } from './photoModerator';
import { photoPath, uploadPath } from './photoPaths';
import { readPhoto } from './readPhoto';

export type PhotoVerdict =
  | { kind: 'published'; cloudPath: string }
  | { kind: 'refused' }
  /** Not what a phone of ours uploads; says what is wrong. */
  | { kind: 'unusable'; issue: string };

/** From an upload, which its shopper can still change, to a photo that everybody may see. */
export interface PhotoDesk {
  /** The id of an upload, if this is a file id that the cloud could have given out. */
  uploadIdOf(fileId: string): string | undefined;
  /**
   * Checks one reading of the upload and writes exactly these bytes, without what they tell of place and time, to a path that
   * no phone can write: what was checked is what is shown.
   */
  publish(uploadId: string): Promise<PhotoVerdict>;
  /** Removes uploads that are done with. */
  discard(uploadIds: readonly string[]): Promise<void>;
}

export function createPhotoDesk(files: CloudFiles, moderator: PhotoModerator): PhotoDesk {
  return {
    uploadIdOf(fileId) {
      const uploadId = fileId.slice(-32);
      return fileId === files.fileIdOf(uploadPath(uploadId)) ? uploadId : undefined;
    },
    async publish(uploadId) {
      const uploaded = await files.read(uploadPath(uploadId));
      if (!uploaded) return { kind: 'unusable', issue: 'nothing was uploaded' };
      if (uploaded.length > MAX_PHOTO_BYTES)
        return { kind: 'unusable', issue: `longer than ${MAX_PHOTO_BYTES} bytes` };
      const photo = readPhoto(uploaded);
      if (!photo) return { kind: 'unusable', issue: 'neither a JPEG nor a PNG' };
      const { bytes, type } = photo;
      if ((await moderator.judge(bytes, type)) === 'refuse') return { kind: 'refused' };
      const cloudPath = photoPath(uploadId, type);
      await files.write(cloudPath, bytes);
      return { kind: 'published', cloudPath };
    },
    discard: (uploadIds) => files.remove(uploadIds.map(uploadPath)),
  };
}
