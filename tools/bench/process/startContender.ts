import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { type Contender, type StepTiming } from './serveSteps';

export interface RunningContender {
  facts: Contender['facts'];
  step(): Promise<StepTiming>;
  stop(): void;
}

/** Starts a contender's process; see `serveSteps` for what is said on its standard input and output. */
export async function startContender(
  command: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<RunningContender> {
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const { value, done } = (await lines.next()) as IteratorResult<string, undefined>;
    if (done) throw new Error(`The process stopped before it answered: ${command} ${args.join(' ')}`);
    return JSON.parse(value);
  };
  const facts = (await answer()) as Contender['facts'];
  return {
    facts,
    step: () => {
      child.stdin.write('step\n');
      return answer() as Promise<StepTiming>;
    },
    stop: () => child.kill(),
  };
}

/** Arguments for Node.js that make it run a TypeScript file. */
export function typescriptArguments(file: string): string[] {
  return ['--require', createRequire(__filename).resolve('tsx/cjs'), file];
}
