import { splitQuestions } from './splitQuestions';

const question = (user: number, target: number) => ({ user, history: Int32Array.of(0), target });

describe('splitQuestions', () => {
  const heldOut = Array.from({ length: 40 }, (_, user) => [question(user, 1), question(user, 2)]).flat();

  it('lets half of the users choose with all their questions and the others measure with their first', () => {
    const { choosing, measuring } = splitQuestions(heldOut, 1);
    const choosers = new Set(choosing.map(({ user }) => user));
    expect(choosers.size).toBe(20);
    expect(choosing).toHaveLength(40);
    expect(measuring.map(({ target }) => target)).toEqual(new Array(20).fill(1));
    expect(measuring.some(({ user }) => choosers.has(user))).toBe(false);
  });

  it('measures no more users than intervals need', () => {
    const many = Array.from({ length: 30_000 }, (_, user) => question(user, 1));
    const { choosing, measuring } = splitQuestions(many, 1);
    expect([choosing.length, measuring.length]).toEqual([10_000, 10_000]);
    expect(Math.max(...measuring.map(({ user }) => user))).toBeGreaterThan(29_000);
  });
});
