import { MAX_REVIEW_PHOTOS } from '../../contracts';
import {
  type CloudClient,
  CloudUnreachableError,
  type PhotoPicker,
  PhotosUnavailableError,
} from '../../platform';
import { type ShopClient, type ShopFailure } from '../../shopClient/shopClient';
import { createValueStore, type ReadableStore } from '../../state/valueStore';

export interface DraftPhoto {
  key: number;
  url: string;
  status: 'uploading' | 'uploaded' | 'failed';
  /** Of the upload; 0 where the platform does not tell. */
  percent: number;
}

export type FinishedPhotos = { ok: true; fileIds: string[] } | { ok: false; failure: ShopFailure };

/** The photos of a review that is being written, in the order in which they were chosen. Uploads begin at once. */
export interface PhotoDraft extends ReadableStore<readonly DraftPhoto[]> {
  choose(): Promise<'chosen' | 'unavailable'>;
  remove(key: number): void;
  retry(key: number): void;
  /** Waits for what is under way, and first tries again what has failed; of one that fails again, says why. */
  finish(): Promise<FinishedPhotos>;
  /** Gives back what the photos take on the device. */
  discard(): void;
}

export interface PhotoDraftOptions {
  shop: ShopClient;
  cloud: CloudClient;
  picker: PhotoPicker;
}

/** What became of one photo's upload. */
type Upload = { fileId: string } | { failure: ShopFailure };

export function createPhotoDraft({ shop, cloud, picker }: PhotoDraftOptions): PhotoDraft {
  const photos = createValueStore<readonly DraftPhoto[]>([]);
  const uploads = new Map<number, Promise<Upload>>();
  const discards = new Map<number, () => void>();
  let lastKey = 0;

  function change(key: number, fields: Partial<DraftPhoto>): void {
    photos.set(photos.get().map((photo) => (photo.key === key ? { ...photo, ...fields } : photo)));
  }

  async function upload(key: number, url: string): Promise<Upload> {
    const place = await shop.call<'prepare-photo'>({ action: 'prepare-photo' });
    if (!place.ok) return place;
    try {
      const { cloudPath } = place.value;
      return { fileId: await cloud.uploadFile(cloudPath, url, (percent) => change(key, { percent })) };
    } catch (error) {
      if (!(error instanceof CloudUnreachableError)) throw error;
      return { failure: { code: 'unreachable', detail: error.message } };
    }
  }

  function start(key: number, url: string): void {
    change(key, { status: 'uploading', percent: 0 });
    const underWay = upload(key, url).then((done) => {
      change(key, 'fileId' in done ? { status: 'uploaded', percent: 100 } : { status: 'failed' });
      return done;
    });
    uploads.set(key, underWay);
  }

  function retry(key: number): void {
    const photo = photos.get().find((candidate) => candidate.key === key);
    if (photo?.status === 'failed') start(key, photo.url);
  }

  return {
    get: photos.get,
    subscribe: photos.subscribe,
    async choose() {
      const room = MAX_REVIEW_PHOTOS - photos.get().length;
      if (room <= 0) return 'chosen';
      try {
        const picked = await picker.choose(room);
        // Two dialogues may have been open at once.
        const left = MAX_REVIEW_PHOTOS - photos.get().length;
        picked.slice(left).forEach((photo) => photo.discard());
        for (const { url, discard } of picked.slice(0, left)) {
          const key = (lastKey += 1);
          discards.set(key, discard);
          photos.set([...photos.get(), { key, url, status: 'uploading', percent: 0 }]);
          start(key, url);
        }
        return 'chosen';
      } catch (error) {
        if (!(error instanceof PhotosUnavailableError)) throw error;
        return 'unavailable';
      }
    },
    remove(key) {
      photos.set(photos.get().filter((photo) => photo.key !== key));
      uploads.delete(key);
      discards.get(key)?.();
      discards.delete(key);
    },
    retry,
    async finish() {
      const chosen = photos.get().map(({ key }) => key);
      chosen.forEach(retry);
      const fileIds: string[] = [];
      for (const key of chosen) {
        const done = await uploads.get(key);
        // One that was removed meanwhile is missed by nobody.
        if (!done || !uploads.has(key)) continue;
        if ('failure' in done) return { ok: false, failure: done.failure };
        fileIds.push(done.fileId);
      }
      return { ok: true, fileIds };
    },
    discard() {
      discards.forEach((discard) => discard());
      discards.clear();
    },
  };
}
