import { timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { CloudPath } from '../../../src/contracts/scalars';
import { keyedHash } from '../secrets';
import { type FileStorage } from '../storage/fileStorage';
import { parse, type Action } from './databaseActions';

const bodies = {
  upload: v.object({ path: CloudPath }),
  downloads: v.object({ file_list: v.array(v.object({ fileid: v.string() })) }),
  deletions: v.object({ fileid_list: v.array(v.string()) }),
};

const MISSING = 'STORAGE_FILE_NONEXIST';

/** `storage.*` of the admin protocol. Bytes go to `PUT /cos/<path>` and come from `GET /files/<path>`. */
export function createStorageActions(
  files: FileStorage,
  url: string,
  signingKey: string,
): Record<string, Action> {
  return {
    'storage.getUploadMetadata': (input) => {
      const { path } = parse(bodies.upload, input);
      const authorization = uploadPermit(signingKey, path).toString('hex');
      const fileId = files.fileId(path);
      return {
        data: { url: `${url}/cos/${path}`, token: 'local', authorization, fileId, cosFileId: fileId },
      };
    },
    'storage.batchGetDownloadUrl': async (input) => {
      const { file_list } = parse(bodies.downloads, input);
      const download_list = file_list.map(async ({ fileid: fileID }) => {
        const path = files.cloudPath(fileID);
        if (path === undefined || !(await files.locate(path)))
          return { code: MISSING, fileID, tempFileURL: '' };
        return { code: 'SUCCESS', fileID, tempFileURL: `${url}/files/${path}` };
      });
      return { data: { download_list: await Promise.all(download_list) } };
    },
    'storage.batchDeleteFile': async (input) => {
      const { fileid_list } = parse(bodies.deletions, input);
      const delete_list = fileid_list.map(async (fileID) => {
        const path = files.cloudPath(fileID);
        const existed = path !== undefined && (await files.delete(path));
        return { code: existed ? 'SUCCESS' : MISSING, fileID };
      });
      return { data: { delete_list: await Promise.all(delete_list) } };
    },
  };
}

/** Whether `authorization` is the permit that `storage.getUploadMetadata` gave out for this path. */
export function isUploadPermitted(
  signingKey: string,
  path: string,
  authorization: string | undefined,
): boolean {
  const given = Buffer.from(authorization ?? '', 'hex');
  const expected = uploadPermit(signingKey, path);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function uploadPermit(signingKey: string, path: string): Buffer {
  return keyedHash(signingKey, 'upload', path);
}
