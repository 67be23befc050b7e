import { PAGE_NAMES, pageRoute } from '../simulator/e2e/pages';

/** Of the routes, those that no entry of the list of pages leads to. */
export function missingRoutes(routes: readonly string[]): string[] {
  const listed = new Set(PAGE_NAMES.map((name) => pageRoute(name).split('?')[0]));
  return routes.filter((route) => !listed.has(route));
}
