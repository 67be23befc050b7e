import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud } from './startLocalCloud';

const folder = mkdtempSync(join(tmpdir(), 'zhanggui-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the start of the local cloud', () => {
  it('leaves neither the directory nor the port taken when it fails', async () => {
    const dataDir = join(folder, 'data');
    const options = { dataDir, functionsDir: join(folder, 'functions') };
    const first = await startLocalCloud(options);
    await first.stop();
    const port = Number(new URL(first.url).port);

    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'secrets.json'), '{}');
    await expect(startLocalCloud({ ...options, port })).rejects.toThrow(/secrets\.json/);

    rmSync(join(dataDir, 'secrets.json'));
    const again = await startLocalCloud({ ...options, port });
    expect(again.url).toBe(first.url);
    await again.stop();
  });
});
