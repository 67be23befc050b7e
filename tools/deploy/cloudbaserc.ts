import { type DeployPlan } from './deployPlan';

/**
 * `cloudbaserc.json` for `tcb` (docs.cloudbase.net/cli-v1/config): functions with their limits, triggers and environment. It
 * holds secrets, so it is written for one run, for its owner alone, and removed. Paths are relative to `build/deploy`.
 */
export function cloudbaserc(plan: DeployPlan, environment: Record<string, string | undefined>): object {
  return {
    version: '2.0',
    envId: plan.env,
    functionRoot: '../../dist/cloudfunctions',
    functions: plan.functions.map(({ name, timeoutSeconds, memoryMiB, triggers, secrets }) => ({
      name,
      timeout: timeoutSeconds,
      memorySize: memoryMiB,
      runtime: 'Nodejs18.15',
      handler: 'index.main',
      installDependency: true,
      envVariables: Object.fromEntries(secrets.map((secret) => [secret, environment[secret] ?? ''])),
      triggers: triggers.map((trigger) => ({ name: trigger.name, type: 'timer', config: trigger.cron })),
    })),
  };
}
