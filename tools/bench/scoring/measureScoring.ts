import { join } from 'node:path';
import { median } from '../median';
import { startContender, typescriptArguments, type RunningContender } from '../process/startContender';
import { SCORING, type ScoringArguments } from './scoringSetup';

export interface ScoringTiming {
  engine: ScoringArguments['engine'];
  items: number;
  medianMs: number;
  usersPerSecond: number;
  gflops: number;
  /** Times the speed of stock tfjs: the median over rounds taken in turn. */
  speedUp: number;
}

export interface ScoringBenchmark {
  node: string;
  users: number;
  dimension: number;
  rounds: number;
  timings: ScoringTiming[];
}

const CATALOGUES = [3416, 12_000, 50_000];
const ENGINES: ScoringArguments['engine'][] = ['ours', 'stock-turned', 'stock'];
const ROUNDS = 5;
const WARM_UP = 2;

/** Full ranking's products: every user against every item, the engines in turns. */
export async function measureScoring(report: (line: string) => void): Promise<ScoringBenchmark> {
  const timings: ScoringTiming[] = [];
  for (const items of CATALOGUES) {
    report(`${items} items`);
    timings.push(...(await measureCatalogue(items)));
  }
  return { node: process.version, ...SCORING, rounds: ROUNDS, timings };
}

async function measureCatalogue(items: number): Promise<ScoringTiming[]> {
  const { users, dimension } = SCORING;
  const running: RunningContender[] = [];
  const times = ENGINES.map((): number[] => []);
  try {
    for (const engine of ENGINES) running.push(await startScorer({ engine, items }));
    for (let round = 0; round < ROUNDS + WARM_UP; round++) {
      const steps = [];
      for (const contender of running) steps.push(await contender.step());
      if (round >= WARM_UP) steps.forEach(({ ms }, i) => times[i]!.push(ms));
      expectSameScore(steps.map(({ loss }) => loss));
    }
  } finally {
    running.forEach((contender) => contender.stop());
  }
  const stock = times[ENGINES.indexOf('stock')]!;
  return ENGINES.map((engine, i) => {
    const medianMs = median(times[i]!);
    return {
      engine,
      items,
      medianMs,
      usersPerSecond: (1000 * users) / medianMs,
      gflops: (2 * users * items * dimension) / medianMs / 1e6,
      speedUp: median(times[i]!.map((ms, round) => stock[round]! / ms)),
    };
  });
}

function startScorer(scorer: ScoringArguments): Promise<RunningContender> {
  const file = join(__dirname, 'scoringContender.ts');
  return startContender(process.execPath, [...typescriptArguments(file), JSON.stringify(scorer)]);
}

function expectSameScore(scores: number[]): void {
  if (Math.max(...scores) - Math.min(...scores) > 1e-3) {
    throw new Error(`The engines disagree on the best score: ${scores.join(', ')}`);
  }
}
