import { PHOTO_FOLDER, PHOTO_UPLOAD_FOLDER } from '../../src/contracts';
import { documentKey } from '../runtime/documentKey';

/** How long an upload may join a review. */
export const UPLOAD_LIFE_MS = 24 * 60 * 60_000;

/** What kinds of pictures are taken: what phones make photos into. */
export const PHOTO_EXTENSIONS = { 'image/jpeg': 'jpg', 'image/png': 'png' } as const;
export type PhotoType = keyof typeof PHOTO_EXTENSIONS;

export function uploadPath(uploadId: string): string {
  return `${PHOTO_UPLOAD_FOLDER}/${uploadId}`;
}

/** The same for the same upload: what is cut short and repeated writes the same file. It does not tell the upload's id. */
export function photoPath(uploadId: string, type: PhotoType): string {
  return `${PHOTO_FOLDER}/${documentKey('review-photo', uploadId)}.${PHOTO_EXTENSIONS[type]}`;
}

/** Wherever a copy of the upload may lie. */
export function possiblePhotoPaths(uploadId: string): string[] {
  return (Object.keys(PHOTO_EXTENSIONS) as PhotoType[]).map((type) => photoPath(uploadId, type));
}
