export interface PickedPhoto {
  /** What an image element can show and `CloudClient.uploadFile` can send, until it is discarded. */
  url: string;
  /** Gives back what the photo takes. */
  discard(): void;
}

/** The shopper's own pictures. */
export interface PhotoPicker {
  /**
   * At most `count` photos, in the order in which they were chosen, made small enough for the cloud's check; none when the shopper
   * chose none. Throws `PhotosUnavailableError` when the platform does not let them.
   */
  choose(count: number): Promise<PickedPhoto[]>;
}

export class PhotosUnavailableError extends Error {
  override readonly name = 'PhotosUnavailableError';
}
