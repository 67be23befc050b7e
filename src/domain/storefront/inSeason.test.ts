import fc from 'fast-check';
import { type Season } from '../../contracts';
import { inSeason } from './inSeason';

const at = (year: number, month: number, day: number, hour = 12) =>
  new Date(year, month - 1, day, hour).getTime();
const yearly = (from: string, to: string): Season => ({ by: 'year', from, to });

describe('a season', () => {
  it.each([
    [yearly('03-01', '05-31'), at(2027, 3, 1, 0), true],
    [yearly('03-01', '05-31'), at(2027, 5, 31, 23), true],
    [yearly('03-01', '05-31'), at(2027, 6, 1, 0), false],
    [yearly('11-01', '02-28'), at(2026, 12, 31), true],
    [yearly('11-01', '02-28'), at(2027, 1, 1), true],
    [yearly('11-01', '02-28'), at(2027, 10, 31), false],
    [{ by: 'dates', from: '2027-01-15', to: '2027-02-06' } as Season, at(2027, 2, 6, 23), true],
    [{ by: 'dates', from: '2027-01-15', to: '2027-02-06' } as Season, at(2028, 1, 20), false],
    [undefined, at(2027, 1, 1), true],
  ])('%p at %p: %p', (season, nowMs, expected) => {
    expect(inSeason(season, nowMs)).toBe(expected);
  });

  it('and the rest of the year share every moment between them', () => {
    const day = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 27 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')));
    const dayAfter = ([month, date]: string[]) => `${month}-${String(Number(date) + 1).padStart(2, '0')}`;
    const dayBefore = ([month, date]: string[]) => `${month}-${String(Number(date) - 1).padStart(2, '0')}`;
    const moment = fc.date({ min: new Date(2000, 0, 1), max: new Date(2040, 0, 1), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, moment, (from, to, now) => {
        fc.pre(from.join() !== to.join() && from[1] !== '01');
        const inside = inSeason(yearly(from.join('-'), to.join('-')), now.getTime());
        const outside = inSeason(yearly(dayAfter(to), dayBefore(from)), now.getTime());
        fc.pre(dayAfter(to) !== from.join('-'));
        expect(inside).toBe(!outside);
      }),
    );
  });
});
