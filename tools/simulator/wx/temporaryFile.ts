import { type Phone } from '../phone';

/** Lays bytes where WeChat keeps files for a while, under a path of their own. @param ending such as `.png` */
export function addTemporaryFile(phone: Phone, bytes: Uint8Array, ending = ''): string {
  const path = `wxfile://tmp/${(phone.downloadCount += 1)}${ending}`;
  phone.files.contents.set(path, bytes);
  return path;
}
