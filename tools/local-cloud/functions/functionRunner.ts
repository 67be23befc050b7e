import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Cron } from 'croner';
import { loadFunctionConfig, type FunctionConfig } from './functionConfig';
import { FunctionProcess, type FunctionOutcome } from './functionProcess';
import { createTimer } from './timer';

/** Processes a function may have; more calls wait. */
const MAX_PROCESSES = 4;
const MAX_WAITING_CALLS = 200;

/** Who calls: a shopper, a trigger of the function, the cloud's owner (the merchant, another function), or anybody. */
export type Caller = { openid: string; clientIp: string } | 'timer' | 'owner' | 'http';

interface CloudFunction {
  entry: string;
  config: FunctionConfig;
  processes: FunctionProcess[];
  waiting: (() => void)[];
}

/**
 * Runs the built cloud functions, each call alone in a child process of its function: the SDK takes the
 * caller's identity from the environment, so two callers must never share a process at the same time.
 */
export class FunctionRunner {
  private readonly functions = new Map<string, CloudFunction>();
  private readonly timers: Cron[] = [];
  private isStopped = false;

  /**
   * `functionsDir` holds `<name>/index.js`. One process of each is started ahead of the first call.
   * `onTimer` hears how a timer's call ended.
   */
  constructor(
    functionsDir: string,
    private readonly environment: Record<string, string>,
    onTimer: (name: string, outcome: FunctionOutcome) => void = () => undefined,
  ) {
    for (const name of existsSync(functionsDir) ? readdirSync(functionsDir) : []) {
      const folder = join(functionsDir, name);
      const entry = join(folder, 'index.js');
      if (!existsSync(entry)) continue;
      const config = loadFunctionConfig(folder);
      const cloudFunction: CloudFunction = { entry, config, processes: [], waiting: [] };
      this.functions.set(name, cloudFunction);
      this.addProcess(cloudFunction);
      for (const trigger of config.triggers) {
        const fire = async () => {
          const event = { Type: 'Timer', TriggerName: trigger.name, Time: new Date().toISOString() };
          onTimer(name, await this.call(name, event, 'timer'));
        };
        this.timers.push(createTimer(trigger.config, fire));
      }
    }
  }

  has(name: string): boolean {
    return this.functions.has(name);
  }

  hasHttp(name: string): boolean {
    return this.functions.get(name)?.config.http ?? false;
  }

  /** Runs function `name`, which must exist, with `event` as its argument. */
  async call(name: string, event: unknown, caller: Caller): Promise<FunctionOutcome> {
    const cloudFunction = this.functions.get(name);
    if (!cloudFunction) throw new Error(`no cloud function ${name}`);
    const process = await this.acquire(cloudFunction);
    if (!process) return { kind: 'overloaded' };
    const timeoutMs = cloudFunction.config.timeout * 1000;
    const outcome = await process.run(randomUUID(), event, identityEnvironment(caller), timeoutMs);
    if (!process.isAlive)
      cloudFunction.processes = cloudFunction.processes.filter((other) => other !== process);
    cloudFunction.waiting.shift()?.();
    return outcome;
  }

  stop(): void {
    this.isStopped = true;
    for (const timer of this.timers) timer.stop();
    for (const { processes, waiting } of this.functions.values()) {
      for (const process of processes) process.stop();
      for (const resume of waiting.splice(0)) resume();
    }
  }

  private async acquire(cloudFunction: CloudFunction): Promise<FunctionProcess | undefined> {
    for (;;) {
      if (this.isStopped) return undefined;
      cloudFunction.processes = cloudFunction.processes.filter(({ isAlive }) => isAlive);
      const idle = cloudFunction.processes.find(({ isBusy }) => !isBusy);
      if (idle) {
        idle.isBusy = true;
        return idle;
      }
      if (cloudFunction.processes.length < MAX_PROCESSES) {
        const process = this.addProcess(cloudFunction);
        process.isBusy = true;
        return process;
      }
      if (cloudFunction.waiting.length >= MAX_WAITING_CALLS) return undefined;
      await new Promise<void>((resolve) => cloudFunction.waiting.push(resolve));
    }
  }

  private addProcess({ entry, config, processes }: CloudFunction): FunctionProcess {
    const process = new FunctionProcess(entry, this.environment, config.memorySize);
    processes.push(process);
    return process;
  }
}

/** What the real service puts into the environment of a call (read by `getWXContext`). */
function identityEnvironment(caller: Caller): Record<string, string> {
  if (caller === 'timer') return { TRIGGER_SRC: 'timer' };
  if (caller === 'owner') return {};
  if (caller === 'http') return { TCB_SOURCE: 'http' };
  return {
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_CLIENTIP,WX_API_TOKEN',
    WX_OPENID: caller.openid,
    WX_APPID: 'touristappid',
    WX_CLIENTIP: caller.clientIp,
    TCB_SOURCE: 'wx_client',
    // The service's token is sealed; by it WeChat's own APIs know for whom the function calls them.
    WX_API_TOKEN: caller.openid,
  };
}
