import { type Phone } from '../phone';
import { type AppLife, WxFailure, wxApi } from './api';
import { addTemporaryFile } from './temporaryFile';

/** The one picture in this phone's album, 64 × 64 pixels: a green disc, as JPEG in base64. */
const PICTURE =
  '/9j/2wBDABQUFBQVFBcZGRcfIh4iHy4rJycrLkYyNjI2MkZqQk5CQk5Cal5yXVZdcl6phXZ2hanDpJukw+zT0+z/////////2wBDARQUFBQVFBcZGRcfIh4iHy4rJycrLkYyNjI2MkZqQk5CQk5Cal5yXVZdcl6phXZ2hanDpJukw+zT0+z/////////wgARCABAAEADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAMEBf/EABcBAQEBAQAAAAAAAAAAAAAAAAABBAP/2gAMAwEAAhADEAAAAOqMvYTSidAFE0y5xmaM46ydGlOg5LRnZhoNVBpBU6EnQAX/xAAeEAADAAICAwEAAAAAAAAAAAABAgMgMRASADBhIf/aAAgBAQABPwD1ms12w8FZtphlaxYlV1zGxUhW1hU9ZscZHtNT85qO02GMh1mo+YWiVJZdcxiWIZh+ZGU22o8EprpR7P/EABQRAQAAAAAAAAAAAAAAAAAAAED/2gAIAQIBAT8AB//EABcRAQEBAQAAAAAAAAAAAAAAAAEAERD/2gAIAQMBAT8AtC0eMqsKMTIjArHMGwOf/9k=';
const SIDE_PX = 64;

/** The phone's album as the app sees it: the shopper chooses two photos, or as many as may be chosen. */
export function createAlbumApi(phone: Phone, authorize: (referrer: string) => Promise<void>, life: AppLife) {
  const { contents } = phone.files;
  const take = (bytes: Uint8Array) => addTemporaryFile(phone, bytes, '.jpg');
  function find(src: string): Uint8Array {
    const bytes = contents.get(src);
    if (!bytes) throw new WxFailure('file not exist');
    return bytes;
  }
  return {
    chooseMedia: wxApi<{ count?: number; mediaType?: string[] }>(
      'chooseMedia',
      life,
      async ({ count = 9, mediaType = ['image', 'video'] }) => {
        await authorize('chooseMedia');
        if (!mediaType.includes('image')) throw new WxFailure('cancel');
        const bytes = Uint8Array.from(atob(PICTURE), (character) => character.charCodeAt(0));
        const tempFiles = Array.from({ length: Math.min(count, 2) }, () => ({
          tempFilePath: take(bytes),
          size: bytes.length,
          fileType: 'image',
        }));
        return { type: 'image', tempFiles };
      },
    ),
    getImageInfo: wxApi<{ src: string }>('getImageInfo', life, ({ src }) => {
      find(src);
      return { width: SIDE_PX, height: SIDE_PX, path: src, orientation: 'up', type: 'jpeg' };
    }),
    // The album's picture is as small as it gets.
    compressImage: wxApi<{ src: string }>('compressImage', life, ({ src }) => ({
      tempFilePath: take(find(src)),
    })),
  };
}
