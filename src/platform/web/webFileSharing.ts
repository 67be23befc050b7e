import { type FileSharing } from '../fileSharing';
import { downloadByLink } from './downloadByLink';

/** A download. */
export function createWebFileSharing(
  document: Document,
  urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>,
): FileSharing {
  return {
    async prepare(name, text) {
      const url = urls.createObjectURL(new Blob([text], { type: 'application/json' }));
      return {
        async share() {
          downloadByLink(document, url, name);
          return 'shared';
        },
        discard: async () => urls.revokeObjectURL(url),
      };
    },
  };
}
