declare module 'miniprogram-simulate' {
  /** The framework's node behind a component; `shadowRoot` is absent on plain elements. */
  interface SimulatedNode {
    shadowRoot?: SimulatedNode & { querySelectorAll(selector: string): SimulatedNode[] };
    childNodes?: SimulatedNode[];
    /** The DOM element that stands for it. */
    $$: HTMLElement;
    id: string;
    __componentNode__?: SimulatedComponent;
    /** The template's node that it stands for. */
    _vt?: { attrs: { name: string; value: unknown }[] };
  }

  interface SimulatedComponent {
    dom: HTMLElement;
    instance: Record<string, unknown>;
    _exparserNode: SimulatedNode;
    attach(parent: HTMLElement): void;
    detach(): void;
    dispatchEvent(name: string, options?: { bubbles?: boolean; composed?: boolean; detail?: object }): void;
  }

  export function load(definition: object): string;
  export function render(id: string): SimulatedComponent;
}

declare module 'j-component/src/render/render' {
  interface Attribute {
    name: string;
    value: unknown;
  }
  const render: {
    /** @param node with the virtual node that it shows until the update */
    updateAttrs(node: { _vt?: { attrs: Attribute[] } }, attributes: Attribute[]): void;
  };
  export = render;
}
