import { restrictContexts } from '../canvasContexts';
import { type BuiltIn, inner } from './builtIn';

/** The node behind `<canvas type="…">` is what a selector query hands out. */
export const canvas: BuiltIn = {
  update(host) {
    const node = inner(host, 'canvas');
    const type = String(host.property('type') ?? '2d');
    if (node.dataset['type'] === type) return;
    node.dataset['type'] = type;
    restrictContexts(node, type);
  },
};
