import { type Season } from '../../contracts';

/** Whether something is shown at this time, by the calendar of the device. What has no season always is. */
export function inSeason(season: Season | undefined, nowMs: number): boolean {
  if (season === undefined) return true;
  const { from, to } = season;
  const day = season.by === 'year' ? yearDay(nowMs) : isoDay(nowMs);
  // As text: months and days of two figures sort as days do.
  if (season.by === 'year' && from > to) return day >= from || day <= to;
  return day >= from && day <= to;
}

const two = (value: number) => String(value).padStart(2, '0');

function yearDay(nowMs: number): string {
  const date = new Date(nowMs);
  return `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const isoDay = (nowMs: number) =>
  `${String(new Date(nowMs).getFullYear()).padStart(4, '0')}-${yearDay(nowMs)}`;
