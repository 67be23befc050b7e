import { PAGE_NAMES, pageRoute } from '../simulator/e2e/pages';
import { declaredRoutes } from './declaredRoutes';
import { missingRoutes } from './missingRoutes';

it('has every page of the app in the list that pictures, faults and platform rules go by', async () => {
  expect(missingRoutes(await declaredRoutes())).toEqual([]);
});

it('lists no page that the app does not have', async () => {
  const routes = await declaredRoutes();
  for (const name of PAGE_NAMES) expect(routes).toContain(pageRoute(name).split('?')[0]);
});

it('names a page that is not in the list', async () => {
  expect(missingRoutes([...(await declaredRoutes()), 'pages/new/index'])).toEqual(['pages/new/index']);
});
