import { parseReview } from '../../../src/contracts';
import { buildGoods } from '../products/buildGoods';
import { writeReviews } from './writeReviews';

const DAY_MS = 86_400_000;
const listedAtMs = Date.UTC(2026, 0, 1);
const untilMs = Date.UTC(2026, 9, 1);
const goods = buildGoods();
const write = (index: number, rank: number) =>
  writeReviews(goods[index]!, { rank, total: goods.length, listedAtMs, untilMs });

describe('writeReviews', () => {
  it('gives best sellers eight to fifteen reviews and the long tail at most three', () => {
    for (let index = 0; index < 60; index++) {
      expect(write(index, 0).length).toBeGreaterThanOrEqual(8);
      expect(write(index, 0).length).toBeLessThanOrEqual(15);
      expect(write(index, goods.length - 1).length).toBeLessThanOrEqual(3);
    }
  });

  it('writes valid, simulated reviews, newest first, while the good was listed', () => {
    for (let index = 0; index < goods.length; index += 7) {
      const reviews = write(index, 0);
      for (const review of reviews) {
        expect(parseReview(review)).toEqual({ ok: true, value: review });
        expect(review.simulated).toBe(true);
        expect(review.writtenAtMs).toBeGreaterThan(listedAtMs + 2 * DAY_MS);
        expect(review.writtenAtMs).toBeLessThan(untilMs);
      }
      const times = reviews.map(({ writtenAtMs }) => writtenAtMs);
      expect(times).toEqual([...times].sort((one, other) => other - one));
      expect(new Set(reviews.map(({ text }) => text)).size).toBe(reviews.length);
    }
  });

  it('repeats itself for the same good', () => {
    expect(write(5, 10)).toEqual(write(5, 10));
  });

  it('praises with five stars and complains with one or two', () => {
    const all = goods.flatMap((_, index) => write(index, 0));
    const complaints = new Map(
      goods.map(({ itemId, category }) => [itemId, Object.values(category.complaints).flat() as string[]]),
    );
    const complains = ({ itemId, text }: (typeof all)[number]) =>
      complaints.get(itemId)!.some((complaint) => text.includes(complaint));
    expect(all.filter(({ rating }) => rating === 5).some(complains)).toBe(false);
    expect(all.filter(({ rating }) => rating <= 2).every(complains)).toBe(true);
    const share = all.filter(({ rating }) => rating <= 2).length / all.length;
    expect(share).toBeGreaterThan(0.005);
    expect(share).toBeLessThan(0.1);
  });
});
