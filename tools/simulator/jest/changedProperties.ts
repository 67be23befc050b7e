import render from 'j-component/src/render/render';

/**
 * Lets a page hand its components only those properties whose value has changed, as WeChat does. The simulator compares
 * objects by identity, and templates copy them: each `setData` of a page put the page's old list back into custom wrappers,
 * whose newer content Taro had given to themselves.
 */
export function passChangedPropertiesOnly(): void {
  const { updateAttrs } = render;
  render.updateAttrs = (node, attributes) => {
    const before = new Map(node._vt?.attrs.map(({ name, value }) => [name, value]));
    const isChanged = ({ name, value }: { name: string; value: unknown }) =>
      typeof value !== 'object' || JSON.stringify(value) !== JSON.stringify(before.get(name));
    updateAttrs(node, attributes.filter(isChanged));
  };
}
