import { createHash } from 'node:crypto';
import { type StoredBytes } from '../../src/contracts';
import { type Cloud } from './connectCloud';

const NOTE = 'storage';

/** Notes what stands before a cloud path in this cloud's file ids: only an upload tells. */
export async function noteFileIdPrefix(cloud: Cloud, fileID: string, cloudPath: string): Promise<void> {
  const fileIdPrefix = fileID.slice(0, fileID.length - cloudPath.length);
  await cloud.database().collection('shop').doc(NOTE).set({ data: { fileIdPrefix } });
}

/** The bytes of a file that was published, or `undefined` when the cloud does not have exactly these any more. */
export async function downloadBytes(
  cloud: Cloud,
  { cloudPath, sha256 }: Pick<StoredBytes, 'cloudPath' | 'sha256'>,
): Promise<Buffer | undefined> {
  const query = cloud.database().collection('shop').where({ _id: NOTE });
  const [note] = ((await query.get()) as { data: { fileIdPrefix?: string }[] }).data;
  if (note?.fileIdPrefix === undefined) return undefined;
  try {
    const { fileContent } = await cloud.downloadFile({ fileID: `${note.fileIdPrefix}${cloudPath}` });
    return createHash('sha256').update(fileContent).digest('hex') === sha256 ? fileContent : undefined;
  } catch {
    return undefined;
  }
}
