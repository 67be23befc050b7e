import { type BuiltInHost } from './builtIn';

const ATTRIBUTES = ['label', 'hidden', 'checked', 'selected', 'disabled'];

/** `aria-*` of the template as a browser's own, so that screen readers and checks see what WeChat's would. */
export function showAccessibility({ element, property }: BuiltInHost, target: HTMLElement = element): void {
  show(target, 'role', property('aria-role'));
  for (const name of ATTRIBUTES) show(target, `aria-${name}`, property(`aria-${name}`));
}

function show(element: HTMLElement, name: string, value: unknown): void {
  if (value === undefined || value === null || value === '') element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}
