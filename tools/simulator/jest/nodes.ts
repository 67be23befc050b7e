import { type SimulatedComponent, type SimulatedNode } from 'miniprogram-simulate';

/**
 * All nodes below `root` that match, in the order of the page. `selector` is one or more simple selectors with spaces
 * between them, each meaning "somewhere below the one before". The simulator's own query stops at component borders, and
 * Taro nests a component every few levels, so this one looks through every border.
 */
export function findNodes(root: SimulatedComponent, selector: string): SimulatedComponent[] {
  let scopes: Element[] = [root.dom];
  let matches: SimulatedNode[] = [];
  for (const simple of selector.trim().split(/\s+/)) {
    matches = matchesBelow(root, simple).filter(({ $$ }) =>
      scopes.some((scope) => scope !== $$ && scope.contains($$)),
    );
    scopes = matches.map(({ $$ }) => $$);
  }
  const wrap = elementWrapper(root);
  return matches.map((node) => node.__componentNode__ ?? new wrap(node));
}

/** The value that the template gives the attribute now. @param name as compiled: `openType` */
export function attributeOf({ _exparserNode }: SimulatedComponent, name: string): unknown {
  return _exparserNode._vt?.attrs.find((attribute) => attribute.name === name)?.value;
}

function matchesBelow(root: SimulatedComponent, simple: string): SimulatedNode[] {
  const found = new Set<SimulatedNode>();
  const walk = (node: SimulatedNode) => {
    if (node.shadowRoot) {
      node.shadowRoot.querySelectorAll(simple).forEach((match) => found.add(match));
      walk(node.shadowRoot);
    }
    node.childNodes?.forEach(walk);
  };
  walk(root._exparserNode);
  return [...found];
}

/** The simulator wraps plain elements in the class that its root component extends, and does not export it. */
function elementWrapper(root: SimulatedComponent): new (node: SimulatedNode) => SimulatedComponent {
  const prototype = Object.getPrototypeOf(Object.getPrototypeOf(root)) as { constructor: unknown };
  return prototype.constructor as new (node: SimulatedNode) => SimulatedComponent;
}
