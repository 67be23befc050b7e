import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(120_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'classify-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const root = join(__dirname, '../..');
const EXAMPLE = join(root, 'training/testing/programmingOrMarketing.tsv');

function run(script: string, args: string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'training', script), ...args];
    execFile(process.execPath, command, { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code as unknown as number) : 0, stdout, stderr }),
    );
  });
}

it('trains on labelled texts and evaluates the artifact, with JSON on stdout and progress on stderr', async () => {
  const trained = await run('trainCli.ts', [
    'classify',
    '--data',
    EXAMPLE,
    '--out',
    'model',
    '--epochs',
    '10',
    '--json',
  ]);
  expect(trained).toMatchObject({ code: 0 });
  const card = JSON.parse(trained.stdout) as Record<string, never>;
  expect(card).toMatchObject({
    model: 'text-classifier',
    seed: 1,
    config: { classes: ['marketing', 'programming'] },
  });
  expect(trained.stderr).toMatch(/wide, turn 1 of 5: l2 0.03, validation loss 0\.\d+/);
  expect(readdirSync(join(folder, 'model')).sort()).toEqual([
    'card.json',
    'model.json',
    'parity.json',
    'report.html',
    'weights.bin',
  ]);

  writeFileSync(
    join(folder, 'new.tsv'),
    'programming\t编译失败，缺一个头文件\nmarketing\t优惠券今天到期，全场打折\n',
  );
  writeFileSync(join(folder, 'known.tsv'), 'programming\t优惠券今天到期 全场打折\n');
  const evaluated = await run('evaluateCli.ts', [
    'sentiment',
    ...['--artifact', 'model', '--data', 'new.tsv', '--json', '--report', 'new.html'],
    ...['--not-in', 'known.tsv'],
  ]);
  expect(evaluated).toMatchObject({ code: 0 });
  const evaluation = JSON.parse(evaluated.stdout) as Record<string, never>;
  expect(evaluation).toMatchObject({ n: 1, accuracy: 1, macroF1: 1, perCategory: {} });
  expect(evaluation).toHaveProperty('ece');
  expect(readFileSync(join(folder, 'new.html'), 'utf8')).toContain('<svg');
});

it('leaves each category out and asks for it', async () => {
  const words = { 书: '纸 情节', 果: '甜 苹果' };
  const lines = Object.entries(words).flatMap(([category, nouns]) =>
    Array.from({ length: 40 }, (_, index) => {
      const noun = nouns.split(' ')[index % 2];
      return `${category}\t${index % 4 < 2 ? 1 : 0}\t${noun}${index % 4 < 2 ? '很好' : '太差'}${index}\n`;
    }),
  );
  writeFileSync(join(folder, 'reviews.tsv'), lines.join(''));
  const { code, stdout } = await run('evaluateCli.ts', ['leave-one-out', '--data', 'reviews.tsv', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    meanAccuracy: { value: 1 },
    categories: { 书: { n: 40, learned: 40 }, 果: { n: 40, learned: 40 } },
  });
});

it('names file and line of a bad line, exits with 2 and writes nothing', async () => {
  writeFileSync(join(folder, 'bad.tsv'), 'a\tgood\nbad\n');
  const { code, stdout, stderr } = await run('trainCli.ts', [
    'classify',
    '--data',
    'bad.tsv',
    '--out',
    'model',
  ]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe('error: bad.tsv:2: expected `label TAB text`, got "bad"\n');
  expect(readdirSync(folder)).toEqual(['bad.tsv']);
});

it('tries behaviour probes on an artifact of two polarities, which cannot answer neu', async () => {
  const praise = Array.from(
    { length: 60 },
    (_, index) => `pos\t很好，喜欢${index}\nneg\t太差，退货${index}\n`,
  );
  writeFileSync(join(folder, 'reviews.tsv'), praise.join(''));
  const train = ['classify', '--data', 'reviews.tsv', '--out', 'model', '--epochs', '5'];
  expect(await run('trainCli.ts', train)).toMatchObject({ code: 0 });

  writeFileSync(
    join(folder, 'probes.tsv'),
    'kind\texpected\ttext\tplain\nplain\tpos\t很好，喜欢\t\nplain\tneu\t太差，退货\t\nspaces\tneg\t太 差，退 货\t太差，退货\n',
  );
  const probes = ['probes', '--artifact', 'model', '--data', 'probes.tsv'];
  const { code, stdout } = await run('evaluateCli.ts', [...probes, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    n: 3,
    passed: 2,
    perKind: { plain: { n: 2, passed: 1, rate: 0.5 }, spaces: { n: 1, passed: 1, rate: 1 } },
    failures: [{ kind: 'plain', expected: ['neu'], text: '太差，退货', predicted: 'neg' }],
  });
  const table = await run('evaluateCli.ts', probes);
  expect(table.stdout).toMatch(/^all +2 of 3 +66\.7 %$/m);
  expect(table.stdout).toContain('plain: expected neu, got neg: "太差，退货"');
  expect(await run('evaluateCli.ts', ['probes', '--artifact', 'model', '--data', 'none.tsv'])).toMatchObject({
    code: 2,
    stderr: 'error: none.tsv: cannot be read (ENOENT)\n',
  });
});
