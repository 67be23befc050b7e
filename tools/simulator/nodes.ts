import { type SimulatedComponent, type SimulatedNode } from 'miniprogram-simulate';

/**
 * All nodes below `root` that match, in the order of the page. The simulator's own query stops at component borders, and
 * Taro nests a component every few levels, so this one walks into every shadow tree.
 */
export function findNodes(root: SimulatedComponent, selector: string): SimulatedComponent[] {
  const found = new Set<SimulatedNode>();
  const walk = (node: SimulatedNode) => {
    if (node.shadowRoot) {
      node.shadowRoot.querySelectorAll(selector).forEach((match) => found.add(match));
      walk(node.shadowRoot);
    }
    node.childNodes?.forEach(walk);
  };
  walk(root._exparserNode);
  const wrap = elementWrapper(root);
  return [...found].map((node) => node.__componentNode__ ?? new wrap(node));
}

/** The simulator wraps plain elements in the class that its root component extends, and does not export it. */
function elementWrapper(root: SimulatedComponent): new (node: SimulatedNode) => SimulatedComponent {
  const prototype = Object.getPrototypeOf(Object.getPrototypeOf(root)) as { constructor: unknown };
  return prototype.constructor as new (node: SimulatedNode) => SimulatedComponent;
}
