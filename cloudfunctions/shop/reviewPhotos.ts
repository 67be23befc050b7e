import { randomBytes } from 'node:crypto';
import { type CloudReply } from '../../src/contracts';
import { type PhotoDesk } from '../photos/photoDesk';
import { UPLOAD_LIFE_MS, uploadPath } from '../photos/photoPaths';
import { type Call } from '../runtime/entry';
import { fail, succeed, type Reply } from '../runtime/reply';
import { type PhotoUpload, type ShopRepository } from './shopRepository';

/** Of one shopper, that no review has: what is uploaded and never sent stays for a day. */
const MAX_UPLOADS = 60;
const HOUR_MS = 60 * 60_000;

/** Gives the caller a place for one photo. Nobody else ever learns its name, and its record says whose it is. */
export async function preparePhoto(
  { openid, nowMs }: Call,
  repository: ShopRepository,
): Reply<{ cloudPath: string }> {
  if ((await repository.countPhotoUploads(openid)) >= MAX_UPLOADS)
    return fail('rate-limited', 'too many photos that no review has', { retryAfterMs: HOUR_MS });
  const uploadId = randomBytes(16).toString('hex');
  await repository.putPhotoUpload({ uploadId, openid, preparedAtMs: nowMs });
  return succeed({ cloudPath: uploadPath(uploadId) });
}

export interface CheckedPhotos {
  uploadIds: string[];
  /** Those that may be shown, in the writer's order. */
  photos: string[];
  refusedPhotos: number;
}

type Find = (uploadId: string) => Promise<PhotoUpload | undefined>;

/**
 * Checks the photos of a review that is being written and publishes those that pass, one after the other: six at once do not fit
 * into a function's memory. Nothing is read before every one of them is known to be the caller's.
 */
export async function checkPhotos(
  fileIds: readonly string[],
  call: Call,
  { repository, photoDesk }: { repository: ShopRepository; photoDesk: PhotoDesk },
): Promise<CloudReply<CheckedPhotos>> {
  const uploadIds = fileIds.map((fileId) => photoDesk.uploadIdOf(fileId));
  const place = uploadIds.indexOf(undefined);
  if (place >= 0) return refuse(place, 'not an upload of this shop');
  const known = uploadIds as string[];
  const refusal = await findForeignUpload(known, call, (uploadId) => repository.findPhotoUpload(uploadId));
  if (refusal) return refusal;
  const photos: string[] = [];
  for (const [index, uploadId] of known.entries()) {
    const verdict = await photoDesk.publish(uploadId);
    if (verdict.kind === 'unusable') return refuse(index, verdict.issue);
    if (verdict.kind === 'published') photos.push(verdict.cloudPath);
  }
  return succeed({ uploadIds: known, photos, refusedPhotos: known.length - photos.length });
}

/** The refusal of the first upload that the caller was not given, or that another review has, or that is too old. */
export async function findForeignUpload(
  uploadIds: readonly string[],
  { openid, nowMs }: Call,
  find: Find,
): Promise<ReturnType<typeof fail> | undefined> {
  for (const [index, uploadId] of uploadIds.entries()) {
    const upload = await find(uploadId);
    if (upload?.openid !== openid) return refuse(index, 'not an upload of the caller');
    if (upload.reviewId !== undefined) return refuse(index, 'another review has it');
    if (nowMs - upload.preparedAtMs > UPLOAD_LIFE_MS) return refuse(index, 'uploaded too long ago');
  }
  return undefined;
}

function refuse(index: number, issue: string) {
  return fail('bad-request', 'a photo cannot be taken', { issues: [`photos.${index}: ${issue}`] });
}
