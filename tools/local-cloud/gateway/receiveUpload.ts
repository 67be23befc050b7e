import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type FileStorage, isCloudPath } from '../storage/fileStorage';
import { HttpError, readBody, sendJson } from './http';
import { openidOf } from './identity';

/** WeChat's limit of `wx.cloud.uploadFile`. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** A phone's `wx.cloud.uploadFile`: `PUT /uploads/<cloud path>` with the bytes; the reply has the file's id. */
export async function receiveUpload(
  request: IncomingMessage,
  response: ServerResponse,
  cloudPath: string,
  { files, signingKey }: { files: FileStorage; signingKey: string },
): Promise<void> {
  const openid = openidOf(request.headers.authorization, signingKey);
  if (openid === undefined) throw new HttpError(403, 'no valid identity token');
  if (!isCloudPath(cloudPath)) throw new HttpError(400, 'not a cloud path');
  const bytes = await readBody(request, MAX_FILE_BYTES);
  if (!(await files.writeAs(openid, cloudPath, bytes)))
    throw new HttpError(403, `STORAGE_EXCEED_AUTHORITY: ${cloudPath} is not the caller's`);
  sendJson(response, { fileID: files.fileId(cloudPath) });
}
