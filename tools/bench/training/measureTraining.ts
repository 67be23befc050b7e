import { median } from '../median';
import { findTorch, startNodeContender, startTorchContender } from './contenders';
import { REFERENCE } from './referenceNetwork';
import { type StepTiming } from '../process/serveSteps';
import { type RunningContender } from '../process/startContender';

export interface EngineTiming {
  name: string;
  medianMs: number;
  bestMs: number;
  medianCpuMs: number;
  gflops: number;
  /** GFLOP/s of its own largest products; unknown for stock tfjs. */
  gemmGflops?: number;
  peakMb?: number;
  finalLoss: number;
  version?: string;
}

export interface TrainingBenchmark {
  node: string;
  stepGflop: number;
  rounds: number;
  engines: EngineTiming[];
  /** Medians over rounds of one engine's time divided by another's in the same round; NaN where one is missing. */
  ratios: { stockToOurs: number; oursToTorch: number; oneWorkerToTwo: number };
  skipped: string[];
}

const ROUNDS = 9;
/** Stock tfjs takes seconds a step. */
const STOCK_ROUNDS = 3;
/** First rounds that are not counted: code is compiled, memory grows. */
const WARM_UP = 3;

type Name = 'ours1' | 'ours2' | 'stock' | 'torch';

const TITLES: Record<Name, string> = {
  ours1: 'this engine, 1 worker',
  ours2: 'this engine, 2 workers',
  stock: 'stock tfjs wasm + the missing kernel',
  torch: 'PyTorch, 1 thread',
};

/** Multiplications and additions of the step's products of matrices: forward, and twice that for gradients. */
export function stepGflop({ batch, length, dimension, items, layers }: typeof REFERENCE = REFERENCE): number {
  const rows = batch * length;
  const linear = layers * 6 * rows * dimension * dimension;
  const attention = layers * 2 * rows * length * dimension;
  const logits = rows * items * dimension;
  return (3 * 2 * (linear + attention + logits)) / 1e9;
}

/** All engines take turns, so that what else the machine does falls on all of them alike. */
export async function measureTraining(report: (line: string) => void): Promise<TrainingBenchmark> {
  const { items } = REFERENCE;
  const python = findTorch();
  const skipped = python ? [] : ['PyTorch: python3 -c "import torch" fails; apt-get install python3-torch'];
  const running = new Map<Name, RunningContender>();
  const timings = new Map<Name, StepTiming[]>();
  try {
    running.set('ours1', await startNodeContender({ kind: 'engine', items, workers: 1, engine: {} }));
    running.set('ours2', await startNodeContender({ kind: 'engine', items, workers: 2, engine: {} }));
    if (python) running.set('torch', await startTorchContender(python));
    running.set('stock', await startNodeContender({ kind: 'stock', items }));
    for (let round = 0; round < ROUNDS + WARM_UP; round++) {
      for (const [name, contender] of running) {
        if (name === 'stock' && round > STOCK_ROUNDS) continue;
        const timing = await contender.step();
        const counts = name === 'stock' ? round > 0 : round >= WARM_UP;
        if (counts) timings.set(name, [...(timings.get(name) ?? []), timing]);
      }
      report(`round ${round + 1} of ${ROUNDS + WARM_UP}`);
    }
  } finally {
    running.forEach((contender) => contender.stop());
  }
  return {
    node: process.version,
    stepGflop: stepGflop(),
    rounds: ROUNDS,
    engines: [...running].map(([name, { facts }]) => summarise(TITLES[name], timings.get(name)!, facts)),
    ratios: {
      stockToOurs: medianRatio(timings.get('stock'), timings.get('ours1')),
      oursToTorch: medianRatio(timings.get('ours1'), timings.get('torch')),
      oneWorkerToTwo: medianRatio(timings.get('ours1'), timings.get('ours2')),
    },
    skipped,
  };
}

function summarise(name: string, timings: StepTiming[], facts: RunningContender['facts']): EngineTiming {
  const times = timings.map(({ ms }) => ms);
  const peak = timings.at(-1)!.peakMb;
  return {
    name,
    medianMs: median(times),
    bestMs: Math.min(...times),
    medianCpuMs: median(timings.map(({ cpuMs }) => cpuMs)),
    gflops: stepGflop() / (median(times) / 1e3),
    ...(facts.gemm === undefined ? {} : { gemmGflops: facts.gemm }),
    ...(facts.version === undefined ? {} : { version: facts.version }),
    ...(peak === undefined ? {} : { peakMb: peak }),
    finalLoss: timings.at(-1)!.loss,
  };
}

function medianRatio(above: StepTiming[] = [], below: StepTiming[] = []): number {
  const rounds = Math.min(above.length, below.length);
  return median(Array.from({ length: rounds }, (_, round) => above[round]!.ms / below[round]!.ms));
}
