import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulatedLog } from '../../testing/simulatedLog';

jest.setTimeout(120_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cold-start-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const root = join(__dirname, '../../..');

function evaluate(args: string) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const program = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'training/evaluateCli.ts')];
    execFile(process.execPath, [...program, ...args.split(' ')], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code as unknown as number) : 0, stdout, stderr }),
    );
  });
}

function writeLog(): void {
  const { sequences, itemFields } = simulatedLog();
  const lines = sequences.map(({ user, items }) => `${user} ${items.join(' ')}\n`);
  writeFileSync(join(folder, 'log.txt'), lines.join(''));
  const rows = [...itemFields].map(([item, [field]]) => `${item}\t${field!.values[0]}\n`);
  writeFileSync(join(folder, 'items.tsv'), `item\tcategory\n${rows.join('')}`);
}

describe('evaluate cold-start', () => {
  it('prints what new items are worth, as JSON and as a page', async () => {
    writeLog();
    const { code, stdout } = await evaluate(
      'cold-start --sequences log.txt --items items.tsv --share 0.2 --encoder decayed-average --epochs 1 --json --report page.html',
    );
    expect(code).toBe(0);
    const evaluation = JSON.parse(stdout) as { rankers: Record<string, unknown> };
    expect(evaluation).toMatchObject({ coldItems: 12, items: 60, unplaced: 0 });
    expect(Object.keys(evaluation.rankers)).toEqual(['model', 'sharedAttributes', 'popularity', 'random']);
    const html = readFileSync(join(folder, 'page.html'), 'utf8');
    expect(html).toContain('Recall@10 among the new items');
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('names the file that says too little', async () => {
    writeLog();
    writeFileSync(join(folder, 'items.tsv'), 'item\tcategory\nsomething-else\ttea\n');
    const { code, stderr } = await evaluate('cold-start --sequences log.txt --items items.tsv');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error: expected a table of the items in the sequences; name it with --items\n',
    });
  });
});
