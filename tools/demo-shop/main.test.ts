import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Runs the command line as npm would; resolves whatever its exit code. */
function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(__dirname, 'main.ts'), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe('the demo-shop command', () => {
  it('explains itself', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--seed <number>');
  }, 30_000);

  it.each([
    [['--seed', 'many'], 'expected a whole number from 0 up'],
    [['--shop', 'corner'], 'Allowed choices are demo, online-retail'],
    [['--shop', 'online-retail', '--out', 'build/none'], 'needs --data'],
    [
      ['--shop', 'online-retail', '--data', 'no-such-folder', '--out', 'build/none'],
      'no-such-folder: expected a folder',
    ],
  ])(
    'refuses %j in one line, with nothing written',
    async (args, message) => {
      const { code, stderr } = await run(...args);
      expect(code).toBe(1);
      expect(stderr).toContain(message);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(existsSync(join(root, 'build/none'))).toBe(false);
    },
    30_000,
  );
});
