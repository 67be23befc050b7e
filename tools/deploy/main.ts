import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { cloudbaserc } from './cloudbaserc';
import { createCollections } from './createCollections';
import { findObstacles, planDeployment, type DeployPlan } from './deployPlan';
import { planText } from './planText';

const ROOT = resolve(__dirname, '../..');
/** `tcb` reads its settings from the folder it runs in. */
const RC_DIR = 'build/deploy';

interface Options {
  env: string;
  dryRun: boolean;
  json: boolean;
  build: boolean;
  privateKey?: string;
}

const program = new Command('deploy')
  .description(
    "Puts the shop into an environment of WeChat's cloud: functions, indexes, triggers, mini-program",
  )
  .requiredOption('--env <name>', 'environment of the cloud')
  .option('--dry-run', 'only print what would be uploaded', false)
  .option('--no-build', 'upload what is already built')
  .option('--private-key <file>', "the mini-program's upload key; without it only the cloud is deployed")
  .option('--json', 'print the plan as one JSON object', false)
  .addHelpText(
    'after',
    `
X Secrets come from
environment variables alone: TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY and what the plan names.
\`npm run deploy -- personal-key --env x\` prints a value for ZHANGGUI_PERSONAL_KEYS.`,
  )
  .argument('[what]', 'personal-key: make a key that seals personal fields');

async function deploy(what: string | undefined, options: Options): Promise<void> {
  if (what === 'personal-key') {
    const id = new Date().toISOString().slice(0, 10);
    console.log(JSON.stringify({ current: id, keys: { [id]: randomBytes(32).toString('base64') } }));
    return;
  }
  if (what !== undefined) throw new Error(`${what}: the only thing to ask for is personal-key`);
  if (options.build) {
    run('npm', ['run', '-s', 'build:cloud']);
    run('npm', ['run', '-s', 'build:weapp']);
  }
  const plan = planDeployment(ROOT, options.env);
  console.log(options.json ? JSON.stringify(plan) : planText(plan));
  const obstacles = findObstacles(plan, process.env);
  if (options.dryRun) {
    for (const obstacle of obstacles) console.error(`to do before deploying: ${obstacle}`);
    return;
  }
  if (obstacles.length > 0) throw new Error(`not deployed: ${obstacles.join('; ')}`);
  await deployCloud(plan);
  if (options.privateKey) deployApp(plan, resolve(options.privateKey));
  else console.error('the cloud is deployed; name --private-key to upload the mini-program too');
}

async function deployCloud(plan: DeployPlan): Promise<void> {
  await createCollections(plan, process.env);
  const rcDir = resolve(ROOT, RC_DIR);
  rmSync(rcDir, { recursive: true, force: true });
  mkdirSync(rcDir, { recursive: true, mode: 0o700 });
  try {
    const settings = JSON.stringify(cloudbaserc(plan, process.env));
    writeFileSync(join(rcDir, 'cloudbaserc.json'), settings, { mode: 0o600 });
    for (const { name } of plan.functions) {
      run('npx', ['--no-install', 'tcb', 'fn', 'deploy', name, '--force'], rcDir);
    }
  } finally {
    rmSync(rcDir, { recursive: true, force: true });
  }
}

function deployApp({ app }: DeployPlan, privateKey: string): void {
  if (!existsSync(privateKey)) throw new Error(`${privateKey}: no such upload key`);
  const where = ['--pp', '.', '--pkp', privateKey, '--appid', app.appid];
  run('npx', ['--no-install', 'miniprogram-ci', 'upload', ...where, '--uv', app.version]);
}

function run(command: string, args: string[], cwd: string = ROOT): void {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 'inherit'] });
  if (error || status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed (${error?.message ?? status})`);
}

program.action(async (what: string | undefined, options: Options) => {
  try {
    await deploy(what, options);
  } catch (error) {
    console.error(`deploy: ${(error as Error).message}`);
    process.exitCode = 1;
  }
});
void program.parseAsync();
