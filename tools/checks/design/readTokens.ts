import postcss, { type Declaration } from 'postcss';

export type Theme = 'light' | 'dark';

export interface Tokens {
  /** Every custom property that the sheet defines, on whatever selector. */
  names: ReadonlySet<string>;
  /** Value by name in each theme; what the dark one does not redefine is the light one's. */
  values: Record<Theme, ReadonlyMap<string, string>>;
}

/** Reads the custom properties of the token sheet. */
export function readTokens(css: string): Tokens {
  const light = new Map<string, string>();
  const overrides = new Map<string, string>();
  postcss.parse(css).walkDecls(/^--/, (declaration) => {
    const media = mediaOf(declaration);
    if (media === undefined) light.set(declaration.prop, declaration.value);
    else if (media.includes('prefers-color-scheme: dark')) {
      overrides.set(declaration.prop, declaration.value);
    }
  });
  return {
    names: new Set([...light.keys(), ...overrides.keys()]),
    values: { light, dark: new Map([...light, ...overrides]) },
  };
}

function mediaOf({ parent }: Declaration): string | undefined {
  const above = parent?.parent;
  return above?.type === 'atrule' ? (above as unknown as { params: string }).params : undefined;
}
