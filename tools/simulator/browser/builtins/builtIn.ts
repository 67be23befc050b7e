import { type HostElement } from '../glassEasel';

/** What a built-in component works with. */
export interface BuiltInHost {
  /** `<wx-NAME>`; the template's children are in it. */
  element: HostElement;
  /** The value that the template gives an attribute now. */
  property(name: string): unknown;
  /** Tells the template's listeners, as WeChat does. */
  fire(name: string, detail?: object): void;
  phone: BuiltInPhone;
}

/** What built-in components need of the phone. */
export interface BuiltInPhone {
  /** The address under which a picture can be loaded now; undefined when it cannot, such as without a network. */
  locate(source: string): Promise<string | undefined>;
  /** Sends the shown page to a chat as a card. */
  share(): void;
  /** Lets the shopper choose one of `entries`; undefined when nothing was chosen. */
  choose(title: string, entries: readonly string[], chosen: number): Promise<number | undefined>;
  /** The shopper taps the app's button for agreement to the privacy guideline. */
  agreeToPrivacyBy(buttonId: string): void;
}

export interface BuiltIn {
  /** Once, before the first `update`. */
  create?(host: BuiltInHost): void;
  /** After each change of a property. */
  update?(host: BuiltInHost): void;
}

/** Templates give booleans as they are or as text. */
export const isOn = (value: unknown): boolean => value === true || value === 'true' || value === '';

/** An element inside of the host, made by `create` and found again by `update`. */
export function inner<Tag extends keyof HTMLElementTagNameMap>(
  { element }: BuiltInHost,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  const found = [...element.children].find(
    (child) => child.localName === tag && child.hasAttribute('data-inner'),
  );
  if (found) return found as HTMLElementTagNameMap[Tag];
  const made = document.createElement(tag);
  made.setAttribute('data-inner', '');
  element.append(made);
  return made;
}
