import { createRouter } from './router';

const TABS = ['pages/home/index', 'pages/cart/index'];

function createLog() {
  const log: string[] = [];
  const router = createRouter(
    TABS,
    (route, query) => {
      const note = (what: string) => () => void log.push(`${what} ${route}`);
      log.push(`open ${route} ${JSON.stringify(query)}`);
      return { route, show: note('show'), hide: note('hide'), unload: note('unload') };
    },
    { path: TABS[0]!, query: {}, scene: 1001 },
  );
  const routes = () => router.pages().map(({ route }) => route);
  return { router, log, routes };
}

it('piles a page on the one that opened it and comes back to it', () => {
  const { router, log, routes } = createLog();
  router.reLaunch('/pages/home/index');
  router.navigateTo('/pages/product/index?itemId=tea-1');
  expect(routes()).toEqual(['pages/home/index', 'pages/product/index']);
  router.navigateBack();
  expect(log).toEqual([
    'open pages/home/index {}',
    'hide pages/home/index',
    'open pages/product/index {"itemId":"tea-1"}',
    'unload pages/product/index',
    'show pages/home/index',
  ]);
});

it('keeps a tab page alive while another tab is shown', () => {
  const { router, log } = createLog();
  router.reLaunch('/pages/home/index');
  router.switchTab('/pages/cart/index');
  router.switchTab('/pages/home/index');
  expect(log.slice(1)).toEqual([
    'hide pages/home/index',
    'open pages/cart/index {}',
    'hide pages/cart/index',
    'show pages/home/index',
  ]);
});

it('unloads what lies on a tab page when a tab is switched to', () => {
  const { router, log, routes } = createLog();
  router.reLaunch('/pages/home/index');
  router.navigateTo('/pages/product/index');
  router.switchTab('/pages/cart/index');
  expect(log).toContain('unload pages/product/index');
  expect(routes()).toEqual(['pages/cart/index']);
});

it('refuses to pile a tab page and to switch to any other', () => {
  const { router } = createLog();
  router.reLaunch('/pages/home/index');
  expect(() => router.navigateTo('/pages/cart/index')).toThrow('tabbar');
  expect(() => router.switchTab('/pages/product/index')).toThrow('no-tabBar');
});

it('does not go back beyond the first page', () => {
  const { router, routes } = createLog();
  router.reLaunch('/pages/home/index');
  router.navigateBack(5);
  expect(routes()).toEqual(['pages/home/index']);
});

it('refuses an eleventh page', () => {
  const { router } = createLog();
  router.reLaunch('/pages/home/index');
  for (let index = 0; index < 9; index += 1) router.navigateTo('/pages/product/index');
  expect(() => router.navigateTo('/pages/product/index')).toThrow('limit');
});
