import { createInterface } from 'node:readline';

/** An engine that can take the reference step. */
export interface Contender {
  /** What it measured of itself at its start. */
  facts: { gemm?: number; version?: string };
  /** Takes step number `step`, from 1. Returns the loss. */
  step(step: number): Promise<number>;
}

/** What a contender answers to one step. */
export interface StepTiming {
  /** Wall clock. */
  ms: number;
  /** Of all threads of the process. */
  cpuMs: number;
  loss: number;
  /** The most memory that the process has held so far, in MB. */
  peakMb?: number;
}

/**
 * Takes one step for each line of standard input and answers with its timing as a line of JSON, after one with the
 * contender's facts: one process a contender, so that none inherits another's kernels, warm code or memory.
 */
export async function serveSteps({ facts, step }: Contender): Promise<void> {
  console.log(JSON.stringify(facts));
  let count = 0;
  for await (const _ of createInterface({ input: process.stdin })) {
    const started = performance.now();
    const before = process.cpuUsage();
    const loss = await step(++count);
    const { user, system } = process.cpuUsage(before);
    const peakMb = process.resourceUsage().maxRSS / 1024;
    const timing: StepTiming = {
      ms: performance.now() - started,
      cpuMs: (user + system) / 1000,
      loss,
      peakMb,
    };
    console.log(JSON.stringify(timing));
  }
  process.exit(0);
}
