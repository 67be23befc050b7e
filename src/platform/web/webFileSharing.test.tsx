import { describeFileSharing } from '../contract/describeFileSharing';
import { createWebFileSharing } from './webFileSharing';

describeFileSharing('a browser', () => {
  const [held, left] = [new Map<string, string>(), new Map<string, string>()];
  document.body.addEventListener('click', (event) => {
    const { download, href } = event.target as HTMLAnchorElement;
    event.preventDefault();
    left.set(download, held.get(href)!);
  });
  let read = Promise.resolve();
  const sharing = createWebFileSharing(document, {
    createObjectURL(blob: Blob) {
      const url = `blob:https://shop.test/${held.size}`;
      // jsdom's blobs are read by its own reader alone, asynchronously.
      const reader = new FileReader();
      held.set(url, '');
      read = new Promise((resolve) => {
        reader.onload = () => {
          held.set(url, String(reader.result));
          resolve();
        };
      });
      reader.readAsText(blob);
      return url;
    },
    revokeObjectURL: (url: string) => void held.delete(url),
  });
  return {
    sharing: {
      async prepare(name, text) {
        const file = await sharing.prepare(name, text);
        await read;
        return file;
      },
    },
    left: (name) => left.get(name),
    isHeld: () => held.size > 0,
  };
});
