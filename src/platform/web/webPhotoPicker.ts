import { fitPhoto, PHOTO_QUALITY } from '../fitPhoto';
import { type PhotoPicker, PhotosUnavailableError } from '../photoPicker';

export interface WebPhotoOptions {
  document: Document;
  urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>;
  /** A picture file as a small JPEG, upright and without what its camera noted. */
  shrink?: (file: Blob) => Promise<Blob>;
}

/** The browser's own dialogue for files. */
export function createWebPhotoPicker({ document, urls, shrink = shrinkPhoto }: WebPhotoOptions): PhotoPicker {
  return {
    async choose(count) {
      const files = (await askForFiles(document, count > 1)).slice(0, count);
      const made = await Promise.allSettled(files.map(shrink));
      const photos = made.flatMap((photo) => (photo.status === 'fulfilled' ? [photo.value] : []));
      if (files.length > 0 && photos.length === 0)
        throw new PhotosUnavailableError('no picture that this browser can read');
      return photos.map((photo) => {
        const url = urls.createObjectURL(photo);
        return { url, discard: () => urls.revokeObjectURL(url) };
      });
    },
  };
}

/** Browsers that do not tell of a dialogue that was closed (Safari before 16.4) leave this unanswered. */
function askForFiles(document: Document, multiple: boolean): Promise<File[]> {
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', accept: 'image/*', multiple, hidden: true });
  document.body.append(input);
  return new Promise<File[]>((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  }).finally(() => input.remove());
}

async function shrinkPhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  try {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, fitPhoto(picture.width, picture.height));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new PhotosUnavailableError('the picture was not encoded'))),
        'image/jpeg',
        PHOTO_QUALITY,
      ),
    );
  } finally {
    picture.close();
  }
}
