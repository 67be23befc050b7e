import * as v from 'valibot';

const JestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  /** Suites that broke before their tests could run, such as by a syntax error. */
  numRuntimeErrorTestSuites: v.number(),
});

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Failures that are no failed test. */
  problems: string[];
}

/**
 * Counts of one run of Jest. What is not a failed test and still no success counts as one failure, with its reason:
 * a suite that did not run, no tests at all, no report, an exit status without a failed test.
 */
export function countJest(reportText: string | undefined, exitStatus: number): Counts {
  if (reportText === undefined) {
    const problems = [`jest ended with status ${exitStatus} and left no report`];
    return { passed: 0, failed: 1, skipped: 0, problems };
  }
  const report = v.parse(JestReport, JSON.parse(reportText));
  const problems: string[] = [];
  const broken = report.numRuntimeErrorTestSuites;
  if (broken > 0) problems.push(`${broken} suites did not run`);
  if (report.numPassedTests + report.numFailedTests + broken === 0) problems.push('no test ran');
  const failed = report.numFailedTests + broken + (problems.includes('no test ran') ? 1 : 0);
  if (failed > 0 || exitStatus === 0) {
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests, problems };
  }
  problems.push(`jest ended with status ${exitStatus} although no test failed`);
  return { passed: report.numPassedTests, failed: 1, skipped: report.numPendingTests, problems };
}
