import { countJest } from './jestCounts';

function report(change: object): string {
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };
  return JSON.stringify({ ...none, ...change });
}

it('counts tests as Jest counts them', () => {
  const text = report({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1 });
  expect(countJest(text, 1)).toEqual({ passed: 5, failed: 2, skipped: 1, problems: [] });
});

it.each<[string, string | undefined, number, number]>([
  ['a suite that did not run', report({ numPassedTests: 5, numRuntimeErrorTestSuites: 1 }), 1, 5],
  ['a run without tests', report({}), 0, 0],
  ['a run in which everything was skipped', report({ numPendingTests: 3 }), 0, 0],
  ['a bad exit status after success', report({ numPassedTests: 5 }), 1, 5],
  ['a crash that left no report', undefined, 134, 0],
])('counts %s as one failure and says so', (_, text, status, passed) => {
  const counts = countJest(text, status);
  expect(counts).toMatchObject({ passed, failed: 1 });
  expect(counts.problems).toHaveLength(1);
});
