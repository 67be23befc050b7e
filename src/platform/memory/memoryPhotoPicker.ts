import { type PhotoPicker, PhotosUnavailableError } from '../photoPicker';

export interface MemoryPhotoPicker extends PhotoPicker {
  /** What the shopper chooses next, by name; `undefined` stands for a platform that does not let them. */
  album: string[] | undefined;
  readonly discarded: string[];
}

export function createMemoryPhotoPicker(): MemoryPhotoPicker {
  const picker: MemoryPhotoPicker = {
    album: [],
    discarded: [],
    async choose(count) {
      if (!picker.album) throw new PhotosUnavailableError('not allowed');
      return picker.album.splice(0, count).map((name) => {
        const url = `photo://${name}`;
        return { url, discard: () => void picker.discarded.push(url) };
      });
    },
  };
  return picker;
}
