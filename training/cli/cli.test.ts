import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulatedLog } from '../testing/simulatedLog';

jest.setTimeout(120_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const root = join(__dirname, '../..');

function run(script: string, args: string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'training', script), ...args];
    execFile(process.execPath, command, { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code as unknown as number) : 0, stdout, stderr }),
    );
  });
}

function writeSequences(name: string): string {
  const lines = simulatedLog().sequences.map(({ user, items }) => `${user} ${items.join(' ')}\n`);
  writeFileSync(join(folder, name), lines.join(''));
  return name;
}

describe('the command lines', () => {
  it('train and then evaluate, with JSON on stdout and progress on stderr', async () => {
    const sequences = writeSequences('log.txt');
    const trained = await run(
      'trainCli.ts',
      `recommender --sequences ${sequences} --out model --epochs 2 --seed 3 --json`.split(' '),
    );
    expect(trained).toMatchObject({ code: 0 });
    expect(JSON.parse(trained.stdout)).toMatchObject({ seed: 3, dataset: { name: 'log.txt' } });
    expect(trained.stderr).toMatch(/choosing: epoch 1, loss [\d.]+, NDCG@10 [\d.]+, .* positions\/s, ETA/);

    writeFileSync(join(folder, 'test.txt'), 'user-0\titem-0-0\nuser-1\titem-1-1\n');
    const evaluated = await run(
      'evaluateCli.ts',
      `recommender --artifact model --sequences ${sequences} --test test.txt --json --report report.html`.split(
        ' ',
      ),
    );
    expect(evaluated).toMatchObject({ code: 0 });
    const result = JSON.parse(evaluated.stdout) as Record<string, unknown>;
    expect(result).toMatchObject({ users: 2, items: 60 });
    for (const key of ['recallAt10', 'ndcgAt10', 'mrr', 'coverageAt10', 'intervals', 'baselines']) {
      expect(result).toHaveProperty(key);
    }
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('<svg');
  });

  it('name file, line and expectation of a bad line, exit with 2 and write nothing', async () => {
    writeFileSync(join(folder, 'bad.txt'), 'ann tea cup\nbob\n');
    const { code, stdout, stderr } = await run('trainCli.ts', [
      'recommender',
      '--sequences',
      'bad.txt',
      '--out',
      'model',
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'error: bad.txt:2: expected `user item item …` with at least one item, separated by spaces, got "bob"\n',
    );
    expect(readdirSync(folder)).toEqual(['bad.txt']);
  });

  it('exit with 2 on an unknown option or without a source', async () => {
    expect((await run('trainCli.ts', ['recommender', '--epoch', '3'])).code).toBe(2);
    const none = await run('trainCli.ts', ['recommender']);
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(none.stderr).toContain(
      'expected a source: --sequences, --shop, --events, --dataset or --online-retail',
    );
  });

  it('name the file of an artifact that is missing', async () => {
    const sequences = writeSequences('log.txt');
    writeFileSync(join(folder, 'test.txt'), 'user-0\titem-0-0\n');
    const { code, stderr } = await run(
      'evaluateCli.ts',
      `recommender --artifact nowhere --sequences ${sequences} --test test.txt`.split(' '),
    );
    expect(code).toBe(2);
    expect(stderr).toContain('nowhere/card.json: cannot be read (ENOENT)');
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });

  it('explain themselves', async () => {
    const help = await run('trainCli.ts', ['recommender', '--help']);
    expect(help.code).toBe(0);
    for (const option of [
      '--sequences',
      '--items',
      '--shop',
      '--events',
      '--dataset',
      '--online-retail',
      '--resume',
    ]) {
      expect(help.stdout).toContain(option);
    }
  });
});
