import { type EnterOptions } from './enterOptions';
import { WxFailure } from './wx/api';

/** One page on the screen or behind it. */
export interface RoutedPage {
  route: string;
  show(): void;
  hide(): void;
  unload(): void;
}

export type Router<Page extends RoutedPage = RoutedPage> = ReturnType<typeof createRouter<Page>>;

/** WeChat refuses an eleventh page. */
const DEEPEST_STACK = 10;

/** WeChat's page stack: tab pages stay alive at the bottom, one at a time is shown; other pages pile up on it. */
export function createRouter<Page extends RoutedPage>(
  tabRoutes: readonly string[],
  openPage: (route: string, query: Record<string, string>) => Page,
  launchOptions: EnterOptions,
) {
  const tabs = new Map<string, Page>();
  let stack: Page[] = [];
  const top = () => stack.at(-1);

  function open(url: string): Page {
    const [path = '', search = ''] = url.replace(/^\//, '').split('?');
    const page = openPage(path, Object.fromEntries(new URLSearchParams(search)));
    if (tabRoutes.includes(path)) tabs.set(path, page);
    return page;
  }
  const routeOf = (url: string) => url.replace(/^\//, '').split('?')[0]!;
  const unloadAboveTab = () =>
    stack.filter(({ route }) => !tabRoutes.includes(route)).forEach((page) => page.unload());

  return {
    launchOptions,
    pages: () => stack,
    top,
    navigateTo(url: string): void {
      if (tabRoutes.includes(routeOf(url))) throw new WxFailure('can not navigateTo a tabbar page');
      if (stack.length >= DEEPEST_STACK) throw new WxFailure('webview count limit exceed');
      top()?.hide();
      stack.push(open(url));
    },
    redirectTo(url: string): void {
      if (tabRoutes.includes(routeOf(url))) throw new WxFailure('can not redirectTo a tabbar page');
      stack.pop()?.unload();
      stack.push(open(url));
    },
    reLaunch(url: string): void {
      new Set([...stack, ...tabs.values()]).forEach((page) => page.unload());
      tabs.clear();
      stack = [];
      stack = [open(url)];
    },
    switchTab(url: string): void {
      const route = routeOf(url);
      if (!tabRoutes.includes(route)) throw new WxFailure('can not switch to no-tabBar page');
      const before = top();
      if (before?.route === route) return;
      if (before && tabRoutes.includes(before.route)) before.hide();
      unloadAboveTab();
      stack = [];
      const kept = tabs.get(route);
      kept?.show();
      stack = [kept ?? open(url)];
    },
    navigateBack(delta = 1): void {
      const closing = stack.splice(Math.max(1, stack.length - delta));
      if (closing.length === 0) return;
      closing.reverse().forEach((page) => page.unload());
      top()?.show();
    },
  };
}
