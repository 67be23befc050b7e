import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArtifact } from '../../export/readArtifact';
import { createEventLines } from '../../testing/eventLines';
import { writeSampleArtifact } from '../../testing/writeSampleArtifact';

jest.setTimeout(120_000);
const ROOT = join(__dirname, '../../..');

let artifactParent: string;
let artifact: string;
let items: string[];
beforeAll(async () => {
  artifactParent = mkdtempSync(join(tmpdir(), 'evaluate-artifact-'));
  artifact = await writeSampleArtifact(artifactParent);
  items = readArtifact(artifact).items;
});
afterAll(() => rmSync(artifactParent, { recursive: true }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function evaluate(...args: string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const command = [
      join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
      join(ROOT, 'training/evaluateCli.ts'),
      ...args,
    ];
    execFile(process.execPath, command, { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code as unknown as number) : 0, stdout, stderr }),
    );
  });
}

function write(name: string, lines: readonly string[]): string {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return name;
}

describe('evaluate', () => {
  it('reports by the columns of a user table, in JSON, as text and as a page', async () => {
    const users = Array.from({ length: 90 }, (_, index) => `user-${index}`);
    const itemAt = (place: number) => items[place % items.length]!;
    const files = [
      ...['--artifact', artifact],
      ...[
        '--sequences',
        write(
          'log.txt',
          users.map((user, index) => `${user} ${itemAt(index)} ${itemAt(index + 3)}`),
        ),
      ],
      ...[
        '--test',
        write(
          'test.txt',
          users.map((user, index) => `${user}\t${itemAt(index * 7)}`),
        ),
      ],
      ...[
        '--users',
        write('users.tsv', ['user\tgender', ...users.map((user, index) => `${user}\t${'FM'[index % 2]}`)]),
      ],
      ...[
        '--items',
        write('items.tsv', ['item\tprice', ...items.map((item, index) => `${item}\t${index + 1}`)]),
      ],
    ];
    const { code, stdout } = await evaluate('recommender', ...files, '--json', '--report', 'report.html');
    expect(code).toBe(0);
    const evaluation = JSON.parse(stdout) as { groups: { by: string; gaps: object }[]; exposure: object };
    expect(evaluation.groups.map(({ by }) => by)).toEqual([
      'history length',
      'popularity of the item',
      'gender',
    ]);
    expect(evaluation).toHaveProperty('groups.2.gaps.ndcgAt10.verdict');
    expect(evaluation).toHaveProperty('exposure.model.gini.value');
    expect(evaluation).toHaveProperty('prices.recommended.value');
    expect(evaluation).toHaveProperty('intervals.mrrAt20');
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('By gender');
    const text = await evaluate('recommender', ...files);
    expect(text.stdout).toMatch(/by gender +users +Recall@10/);
  });

  it('names file and line of a user table that breaks its format', async () => {
    write('users.tsv', ['user\tgender', '1\tF\tx']);
    const { code, stderr } = await evaluate(
      ...['recommender', '--artifact', artifact, '--users', 'users.tsv'],
      ...['--sequences', write('log.txt', ['1 a b'])],
      ...['--test', write('test.txt', ['1\tc'])],
    );
    expect(code).toBe(2);
    expect(stderr).toBe('error: users.tsv:2: expected 2 columns: user, gender, got "1\\tF\\tx"\n');
  });

  it('estimates a policy from exposures with propensities, and explains that it cannot without', async () => {
    const lines = createEventLines();
    for (let user = 0; user < 20; user++) {
      lines.add(`user-${user}`, 's', {
        kind: 'item-exposed',
        itemId: items[user]!,
        rank: 5,
        surface: 'home',
        modelVersion: 'm',
        propensity: 1 / items.length,
      });
    }
    writeFileSync(join(folder, 'events.jsonl'), lines.text());
    const command = ['policy', '--events', 'events.jsonl', '--artifact', artifact];
    const { code, stdout } = await evaluate(...command, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ users: 20, exposures: 20, places: [4, 11] });
    const elsewhere = await evaluate(...command, '--places', '0-3');
    expect(elsewhere.code).toBe(2);
    expect(elsewhere.stderr).toContain('expected exposures with a propensity below 1 at places 0 to 3');
    expect((await evaluate(...command, '--places', '9-3')).stderr).toContain('expected two places like 4-11');
  });

  it('warns when an artifact may know the answers of the sessions it is asked', async () => {
    const session = (index: number) =>
      [0, 1, 2].map((step) => items[(index + step) % items.length]!).join(' ');
    const data = write(
      'sessions.txt',
      Array.from({ length: 50 }, (_, index) => session(index)),
    );
    const { code, stdout } = await evaluate('sessions', '--data', data, '--artifact', artifact);
    expect(code).toBe(0);
    expect(stdout).toMatch(/46 sessions to learn from; 8 prefixes of 4 later ones/);
    expect(stdout).toContain('beware: the artifact was not trained on the sessions before this split');
  });
});
