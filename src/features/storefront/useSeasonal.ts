import { useMemo } from 'react';
import { type Storefront } from '../../contracts';
import { inSeason } from '../../domain/storefront/inSeason';

/** One shelf of the season leaves the first screen to the picks. */
const MOST_SHELVES = 1;

/** What of the storefront is shown today. */
export function useSeasonal(storefront: Storefront | undefined, nowMs: number): Storefront {
  const day = new Date(nowMs).toDateString();
  return useMemo(
    () => ({
      banners: storefront?.banners.filter(({ season }) => inSeason(season, nowMs)) ?? [],
      shelves:
        storefront?.shelves.filter(({ season }) => inSeason(season, nowMs)).slice(0, MOST_SHELVES) ?? [],
    }),
    // Only another day changes what is in season.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [storefront, day],
  );
}
