import { type FileSharing } from '../fileSharing';

/** A download, by a link that nobody sees. */
export function createWebFileSharing(
  document: Document,
  urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>,
): FileSharing {
  return {
    async prepare(name, text) {
      const url = urls.createObjectURL(new Blob([text], { type: 'application/json' }));
      return {
        async share() {
          const link = document.createElement('a');
          link.href = url;
          link.download = name;
          document.body.append(link);
          link.click();
          link.remove();
          return 'shared';
        },
        discard: async () => urls.revokeObjectURL(url),
      };
    },
  };
}
