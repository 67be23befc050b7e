import { type AppDeclaration } from '../checks/platformRules/phoneUse';

type Declared = AppDeclaration & { pages?: string[]; subPackages?: { root: string; pages: string[] }[] };

/** Every route that the app declares, main package first: `pages/home/index`, `packages/engine/pages/about/index`. */
export async function declaredRoutes(): Promise<string[]> {
  // Taro's compiler knows the name; the file is nothing but its argument.
  Object.assign(globalThis, { defineAppConfig: (config: Declared) => config });
  const { default: config } = (await import('../../src/app.config')) as { default: Declared };
  const packages = config.subPackages ?? [];
  return [
    ...(config.pages ?? []),
    ...packages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ];
}
