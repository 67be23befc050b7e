import * as v from 'valibot';

export const MAX_REVIEW_PHOTOS = 6;
/** Of one photo: WeChat's check of pictures takes no more. */
export const MAX_PHOTO_BYTES = 1024 * 1024;

/** Where a phone puts a photo: under a name of the cloud's, which no reply but the one to its owner ever holds. */
export const PHOTO_UPLOAD_FOLDER = 'review-uploads';
/** Where the cloud puts its checked copy, which no phone can write. */
export const PHOTO_FOLDER = 'review-photos';

const UPLOAD_FILE_ID = new RegExp(
  `^cloud://[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)?/${PHOTO_UPLOAD_FOLDER}/[0-9a-f]{32}$`,
);

/** The file id of an upload, of whatever environment: whether it is the cloud's own and the caller's is the cloud's to say. */
export const PhotoUploadFileId = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(UPLOAD_FILE_ID, `expected the file id of an upload in ${PHOTO_UPLOAD_FOLDER}/`),
);

/** The uploads of one review, in the order in which they are to be shown. */
export const PhotoUploads = v.pipe(
  v.array(PhotoUploadFileId),
  v.maxLength(MAX_REVIEW_PHOTOS),
  v.check((fileIds) => new Set(fileIds).size === fileIds.length, 'expected each upload once'),
);

/** A photo as everybody gets it. */
export const PhotoPath = v.pipe(
  v.string(),
  v.regex(
    new RegExp(`^${PHOTO_FOLDER}/[A-Za-z0-9]{1,64}\\.(jpg|png)$`),
    `expected a picture in ${PHOTO_FOLDER}/`,
  ),
);
