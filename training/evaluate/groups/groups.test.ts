import { type UserTable } from '../../datasets/userTable';
import { type RankedHeldOut } from '../rankHeldOut';
import { groupByHistoryLength } from './byHistoryLength';
import { groupByUserColumns } from './byUserColumn';
import { type Grouping } from './grouping';
import { groupReport, MIN_COMPARED_USERS, selectQuestions } from './groupReport';
import { groupByPopularity, popularityFifths } from './popularityFifths';

const labelsOf = ({ labels, groupOf }: Grouping) => Array.from(groupOf, (group) => labels[group]);

describe('groupByHistoryLength', () => {
  it('puts every question into one group, and leaves groups without any out', () => {
    const grouping = groupByHistoryLength(
      [0, 1, 2, 3, 4, 9, 64, 65, 1000].map((length) => ({ history: new Int32Array(length) })),
    );
    expect(labelsOf(grouping)).toEqual(['0–1', '0–1', '2', '3–4', '3–4', '9–16', '33–64', '65+', '65+']);
    expect(grouping.labels).toEqual(['0–1', '2', '3–4', '9–16', '33–64', '65+']);
  });
});

describe('popularity fifths', () => {
  it('are five groups of equal size, most popular first', () => {
    expect(Array.from(popularityFifths(Int32Array.of(10, 20, 30, 0, 40)))).toEqual([3, 2, 1, 4, 0]);
    const sizes = [0, 0, 0, 0, 0];
    popularityFifths(Int32Array.from({ length: 1003 }, (_, item) => item % 7)).forEach(
      (fifth) => sizes[fifth]!++,
    );
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it('leave questions for unknown items in no group', () => {
    const grouping = groupByPopularity(
      [{ target: 4 }, { target: -1 }, { target: 3 }],
      Int32Array.of(1, 2, 3, 0, 9),
    );
    expect(labelsOf(grouping)).toEqual(['most popular', undefined, 'least popular']);
  });
});

describe('groupByUserColumns', () => {
  function tableOf(column: string, values: string[]): [string[], UserTable] {
    const askers = values.map((_, index) => `user ${index}`);
    return [
      askers,
      { columns: [column], cellsOfUser: new Map(askers.map((user, index) => [user, [values[index]!]])) },
    ];
  }
  const groupsOf = (column: string, values: string[]) => groupByUserColumns(...tableOf(column, values))[0]!;

  it('makes every value a group, and leaves users of whom nothing is known in none', () => {
    const [askers, table] = tableOf('gender', ['F', 'M', '', 'F']);
    const [grouping] = groupByUserColumns([...askers, 'stranger'], table);
    expect(grouping!.by).toBe('gender');
    expect(labelsOf(grouping!)).toEqual(['F', 'M', undefined, 'F', undefined]);
  });

  it('keeps the order of numbers, not of their text', () => {
    expect(groupsOf('age_bucket', ['1', '56', '18', '9']).labels).toEqual(['1', '9', '18', '56']);
  });

  it('turns ages in years into the usual age groups', () => {
    const grouping = groupsOf('age', ['7', '17', '18', '24', '25', '44', '45', '50', '55', '56', '73']);
    expect(labelsOf(grouping)).toEqual([
      '< 18',
      '< 18',
      '18 to < 25',
      '18 to < 25',
      '25 to < 35',
      '35 to < 45',
      '45 to < 50',
      '50 to < 56',
      '50 to < 56',
      '56+',
      '56+',
    ]);
  });

  it('cuts other numbers into five groups of about equal size', () => {
    const grouping = groupsOf(
      'income',
      Array.from({ length: 100 }, (_, index) => String(index * 10)),
    );
    const sizes = grouping.labels.map((_, group) => grouping.groupOf.filter((own) => own === group).length);
    expect(sizes).toEqual([20, 20, 20, 20, 20]);
    expect(grouping.labels[0]).toBe('< 200');
  });

  it('puts the rarest of many names together', () => {
    const values = Array.from({ length: 40 }, (_, index) => `town ${index}`);
    const grouping = groupsOf('town', [...values, ...values.slice(0, 23)]);
    expect(grouping.labels).toHaveLength(24);
    expect(labelsOf(grouping).filter((label) => label === 'others')).toHaveLength(17);
  });
});

describe('groupReport', () => {
  /** Everybody in group 0 gets rank 0 with this chance, everybody in group 1 with that; others miss. */
  function ranker(hits: [number, number], users: number): RankedHeldOut {
    const ranks = Float64Array.from({ length: 2 * users }, (_, question) => {
      const place = Math.floor(question / 2) / users;
      return place < hits[question % 2]! ? 0 : 50;
    });
    const topTens = new Int32Array(20 * users).fill(-1);
    ranks.forEach((_, question) => (topTens[question * 10] = question % 2));
    return { ranks, topTens, recommended: Int32Array.of(users, users, 0, 0) };
  }
  const grouping = (users: number): Grouping => ({
    by: 'gender',
    labels: ['F', 'M'],
    groupOf: Int32Array.from({ length: 2 * users }, (_, question) => question % 2),
  });

  it('measures every group on its own users, beside the baseline on the same ones', () => {
    const report = groupReport(grouping(100), ranker([0.5, 0.2], 100), {
      name: 'transitions',
      ranked: ranker([0.3, 0.2], 100),
    });
    expect(report.groups.map(({ label, users, ndcgAt10 }) => [label, users, ndcgAt10])).toEqual([
      ['F', 100, 0.5],
      ['M', 100, 0.2],
    ]);
    expect(report.groups.map(({ ndcgGain }) => ndcgGain.value)).toEqual([expect.closeTo(0.2, 9), 0]);
    // Each group's own top tens hold one of four items.
    expect(report.groups.map(({ coverageAt10 }) => coverageAt10)).toEqual([0.25, 0.25]);
    expect(report.gaps.ndcgAt10).toMatchObject({ best: 'F', worst: 'M', verdict: 'difference shown' });
  });

  it('says so when no difference is shown, and makes none of groups that are too small', () => {
    const same = groupReport(grouping(100), ranker([0.22, 0.2], 100), {
      name: 'x',
      ranked: ranker([0, 0], 100),
    });
    expect(same.gaps.recallAt10!.verdict).toBe('no difference shown');
    const few = MIN_COMPARED_USERS - 1;
    const small = groupReport(grouping(few), ranker([1, 0], few), { name: 'x', ranked: ranker([0, 0], few) });
    expect(small.gaps).toEqual({});
    expect(small.groups).toHaveLength(2);
  });

  it('counts questions that are in no group', () => {
    const half: Grouping = { by: 'x', labels: ['F'], groupOf: Int32Array.of(0, -1, -1, 0) };
    expect(groupReport(half, ranker([1, 0], 2), { name: 'x', ranked: ranker([0, 0], 2) }).leftOut).toBe(2);
  });

  it('selects ranks and lists together', () => {
    const { ranks, topTens, recommended } = selectQuestions(ranker([1, 0], 2), [1, 2]);
    expect(Array.from(ranks)).toEqual([50, 0]);
    expect(Array.from(topTens.filter((item) => item >= 0))).toEqual([1, 0]);
    expect(Array.from(recommended)).toEqual([1, 1, 0, 0]);
  });
});
