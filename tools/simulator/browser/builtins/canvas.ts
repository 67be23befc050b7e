import { restrictContexts } from '../canvasContexts';
import { type BuiltIn, type BuiltInPhone, inner } from './builtIn';

/** The node behind `<canvas type="…">` is what a selector query hands out. */
export const canvas: BuiltIn = {
  update(host) {
    const node = inner(host, 'canvas');
    const type = String(host.property('type') ?? '2d');
    if (node.dataset['type'] === type) return;
    node.dataset['type'] = type;
    Object.assign(restrictContexts(node, type), { createImage: () => createImage(host.phone) });
  },
};

/** An image whose source is one of the phone's: a file, or something of the cloud over its network. */
function createImage(phone: BuiltInPhone): HTMLImageElement {
  const image = new Image();
  let wanted = '';
  Object.defineProperty(image, 'src', {
    get: () => wanted,
    set(source: string) {
      wanted = source;
      void phone.locate(source).then((address) => {
        if (address === undefined) image.dispatchEvent(new Event('error'));
        else image.setAttribute('src', address);
      });
    },
  });
  return image;
}
