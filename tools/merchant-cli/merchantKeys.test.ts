import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nacl from 'tweetnacl';
import { createMerchantKeys, loadMerchantKeys, signManifest } from './merchantKeys';

const folder = mkdtempSync(join(tmpdir(), 'zhanggui-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('makes keys that load again and that only their owner can read', () => {
  const keys = createMerchantKeys('tea-house', folder);
  expect(loadMerchantKeys('tea-house', folder)).toEqual(keys);
  expect(statSync(join(folder, 'tea-house.json')).mode & 0o777).toBe(0o600);
});

it('never replaces keys', () => {
  const keys = createMerchantKeys('kept', folder);
  expect(() => createMerchantKeys('kept', folder)).toThrow(/never replaced/);
  expect(loadMerchantKeys('kept', folder)).toEqual(keys);
});

it('signs the exact text', () => {
  const keys = createMerchantKeys('signer', folder);
  const { payload, signature, keyId } = signManifest('{"掌柜": 1}', keys);
  const verify = (text: string) =>
    nacl.sign.detached.verify(
      Buffer.from(text),
      Buffer.from(signature, 'base64'),
      Buffer.from(keys.publicKey, 'base64'),
    );
  expect(keyId).toBe(keys.keyId);
  expect(verify(payload)).toBe(true);
  expect(verify(payload.replace('1', '2'))).toBe(false);
});

it.each(['../outside', '', '.hidden', 'a/b', '茶'])('refuses the shop id %j as a file name', (shopId) => {
  expect(() => createMerchantKeys(shopId, folder)).toThrow(/shop id/);
});

it('says how to make keys that are missing, and names a file that holds none', () => {
  expect(() => loadMerchantKeys('nobody', folder)).toThrow(/init --shop nobody/);
  writeFileSync(join(folder, 'broken.json'), '{"keyId": 1}');
  expect(() => loadMerchantKeys('broken', folder)).toThrow(/broken\.json/);
});
