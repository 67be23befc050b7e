import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface IconSet {
  icons: Record<string, { body: string; width?: number; height?: number }>;
  width?: number;
  height?: number;
}

let iconSet: IconSet | undefined;

/** @iconify-json/fluent-emoji (MIT): read once, 20 MB of JSON. */
function loadIconSet(): IconSet {
  iconSet ??= JSON.parse(
    readFileSync(createRequire(__filename).resolve('@iconify-json/fluent-emoji/icons.json'), 'utf8'),
  ) as IconSet;
  return iconSet;
}

export function hasIcon(name: string): boolean {
  return name in loadIconSet().icons;
}

/**
 * The icon as an SVG element that fills a 100 × 100 box at the origin.
 * `instance` keeps the ids of gradients apart when several icons share a document.
 */
export function iconElement(name: string, instance: string, paint?: (svg: string) => string): string {
  const { icons, width = 32, height = 32 } = loadIconSet();
  const icon = icons[name];
  if (!icon)
    throw new Error(`no icon "${name}" in @iconify-json/fluent-emoji: see its icons.json for the names`);
  const body = icon.body
    .replace(/\bid="([^"]+)"/g, `id="${instance}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${instance}-$1)`)
    .replace(/href="#([^"]+)"/g, `href="#${instance}-$1"`);
  const viewBox = `0 0 ${icon.width ?? width} ${icon.height ?? height}`;
  return `<svg width="100" height="100" viewBox="${viewBox}">${paint ? paint(body) : body}</svg>`;
}
