import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCloudFunctions } from '../build/cloudfunctions';
import { cloudbaserc } from './cloudbaserc';
import { findObstacles, planDeployment } from './deployPlan';
import { planText } from './planText';

const root = mkdtempSync(join(tmpdir(), 'zhanggui-deploy-'));
beforeAll(async () => {
  await buildCloudFunctions(join(root, 'dist/cloudfunctions'));
  mkdirSync(join(root, 'dist/weapp/pages'), { recursive: true });
  writeFileSync(join(root, 'dist/weapp/pages/home.js'), 'x');
  for (const name of ['package.json', 'project.config.json']) cpSync(name, join(root, name));
});
afterAll(() => rmSync(root, { recursive: true }));

it('names every function with its files, limits, permissions and the variables that it reads', () => {
  const { functions, app } = planDeployment(root, 'prod');
  expect(functions.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['collect', 'models', 'privacy', 'retention', 'shop']),
  );
  const shop = functions.find(({ name }) => name === 'shop')!;
  expect(shop).toMatchObject({
    timeoutSeconds: 30,
    openapi: ['security.msgSecCheck', 'security.imgSecCheck'],
    secrets: ['ZHANGGUI_CLOUD_FILE_PREFIX', 'ZHANGGUI_PERSONAL_KEYS'],
  });
  expect(shop.files.map(({ path }) => path)).toEqual([
    'dist/cloudfunctions/shop/config.json',
    'dist/cloudfunctions/shop/index.js',
    'dist/cloudfunctions/shop/package.json',
  ]);
  expect(app.files).toEqual([
    { path: 'dist/weapp/pages/home.js', sizeBytes: 1, sha256: expect.stringMatching(/^2d711642b726/) },
  ]);
});

it('tells what stands in the way, and no value of a secret', () => {
  const plan = planDeployment(root, 'prod');
  expect(findObstacles(plan, {})).toEqual([
    'TENCENTCLOUD_SECRETID is not set',
    'TENCENTCLOUD_SECRETKEY is not set',
    'ZHANGGUI_PERSONAL_KEYS is not set',
    'ZHANGGUI_CLOUD_FILE_PREFIX is not set',
    'project.config.json: appid is not yours yet',
  ]);
  const environment = { ZHANGGUI_PERSONAL_KEYS: 'top-secret', PATH: '/bin', TENCENTCLOUD_SECRETKEY: 'owner' };
  expect(planText(plan)).not.toContain('top-secret');
  const written = JSON.stringify(cloudbaserc(plan, environment));
  const readers = plan.functions
    .filter(({ secrets }) => secrets.includes('ZHANGGUI_PERSONAL_KEYS'))
    .map(({ name }) => name);
  expect(readers.sort()).toEqual(['merchant', 'order-timeouts', 'privacy', 'shop']);
  expect(written.match(/top-secret/g)).toHaveLength(readers.length); // and in no other function
  expect(written).not.toContain('owner');
});

it('refuses a function that does not declare its permissions', () => {
  const config = join(root, 'dist/cloudfunctions/models/config.json');
  writeFileSync(config, '{"timeout": 10}');
  expect(() => planDeployment(root, 'prod')).toThrow(/models\/config\.json: permissions\.openapi is missing/);
  writeFileSync(config, '{"permissions": {"openapi": []}}');
});

it('says which build is missing', () => {
  rmSync(join(root, 'dist/weapp'), { recursive: true });
  expect(() => planDeployment(root, 'prod')).toThrow('dist/weapp is missing: npm run build:weapp');
});
