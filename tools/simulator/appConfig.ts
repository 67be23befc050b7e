/** Parts of `app.json` that the simulators act on. */
export interface AppConfig {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
  window?: PageConfig;
  tabBar?: {
    color?: string;
    selectedColor?: string;
    backgroundColor?: string;
    list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[];
  };
  usingComponents?: Record<string, string>;
  themeLocation?: string;
  lazyCodeLoading?: string;
}

/** Of a page's `.json`; of a component's only `component` and `usingComponents`. */
export interface PageConfig {
  component?: boolean;
  usingComponents?: Record<string, string>;
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: string;
  backgroundColor?: string;
  enablePullDownRefresh?: boolean;
  /** Pixels from the end at which `onReachBottom` is called. */
  onReachBottomDistance?: number;
}

/** Values of the `@name`s in `app.json`, by colour scheme. */
export type Themes = Partial<Record<'light' | 'dark', Record<string, string>>>;

/** What the compiler hands to the browser simulator. */
export interface CompiledConfig {
  app: AppConfig;
  /** By path without `.json`: every page and component. */
  components: Record<string, PageConfig>;
  /** Names of the attributes that the templates give each built-in tag. */
  attributes: Record<string, string[]>;
  themes: Themes;
}

/** Routes of all pages, those of subpackages with their root. */
export function routesOf({ pages, subPackages = [], subpackages = [] }: AppConfig): string[] {
  const inSubpackages = [...subPackages, ...subpackages].flatMap(({ root, pages: own }) =>
    own.map((page) => `${root.replace(/\/$/, '')}/${page}`),
  );
  return [...pages, ...inSubpackages];
}

export const tabRoutesOf = ({ tabBar }: AppConfig) => tabBar?.list.map(({ pagePath }) => pagePath) ?? [];
