import fc from 'fast-check';
import { ARTIFACT_FORMAT_VERSION, type Manifest } from '../../contracts';
import { isAtLeast } from './appVersion';
import { decideUpdate, type InstalledState } from './decideUpdate';
import { rolloutBucket } from './rolloutBucket';

const NOW_MS = 1_700_000_000_000;
const HASH = 'a'.repeat(64);

const manifest = (changes: Partial<Manifest> = {}): Manifest => ({
  formatVersion: ARTIFACT_FORMAT_VERSION,
  shopId: 'shop',
  model: 'recommender',
  version: 5,
  artifactVersion: '2026.1',
  issuedAtMs: NOW_MS - 1,
  expiresAtMs: NOW_MS + 1,
  minimumAppVersion: '1.0.0',
  featureSchemaHash: HASH,
  rollout: { percent: 100, salt: 's' },
  disabled: false,
  files: [{ path: 'weights.bin', cloudPath: 'm/weights.bin', sizeBytes: 1, sha256: HASH }],
  ...changes,
});
const installed = (changes: Partial<InstalledState> = {}): InstalledState => ({
  shopId: 'shop',
  appVersion: '1.0.0',
  featureSchemaHash: HASH,
  version: 4,
  highestSeenVersion: 4,
  isDisabled: false,
  quarantined: [],
  ...changes,
});
const decide = (change: Partial<Manifest>, state: Partial<InstalledState> = {}, bucket = 0) =>
  decideUpdate(manifest(change), installed(state), NOW_MS, bucket);

describe('decideUpdate', () => {
  it('installs a newer version that fits', () => {
    expect(decide({})).toEqual({ kind: 'install' });
  });

  it.each([
    ['wrong-shop', { shopId: 'other' }, {}],
    ['expired', { expiresAtMs: NOW_MS }, {}],
    ['older-version', { version: 5 }, { highestSeenVersion: 6 }],
    ['app-too-old', { minimumAppVersion: '1.0.1' }, {}],
    ['other-features', { featureSchemaHash: 'b'.repeat(64) }, {}],
    ['quarantined', {}, { quarantined: ['2026.1'] }],
    ['frozen', { expiresAtMs: NOW_MS }, { version: 5, highestSeenVersion: 5 }],
    ['fast-forwarded', { version: 100_005 }, {}],
  ] as const)('refuses: %s', (reason, change, state) => {
    expect(decide(change, state)).toEqual({ kind: 'refuse', reason });
  });

  it('keeps what it has when that is the same version', () => {
    expect(decide({ version: 4 })).toEqual({ kind: 'keep', reason: 'not-newer' });
  });

  it('follows the kill switch also outside the rollout and in an old app', () => {
    const change = { disabled: true, rollout: { percent: 0, salt: 's' }, minimumAppVersion: '9.0.0' };
    expect(decide(change, {}, 99)).toEqual({ kind: 'disable' });
  });

  it('does not follow a kill switch that was replayed', () => {
    expect(decide({ disabled: true, version: 3 })).toEqual({ kind: 'refuse', reason: 'older-version' });
    expect(decide({ disabled: true, expiresAtMs: NOW_MS })).toEqual({ kind: 'refuse', reason: 'expired' });
  });

  it('lets a new phone begin at any version', () => {
    expect(decide({ version: 999_999 }, { version: 0, highestSeenVersion: 0 })).toEqual({ kind: 'install' });
  });

  it('installs again after the kill switch', () => {
    const state = { isDisabled: true, version: 5, highestSeenVersion: 5 };
    expect(decide({ version: 6 }, state)).toEqual({ kind: 'install' });
  });

  it('never goes back to an older version', () => {
    const version = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(version, version, fc.nat(9), fc.boolean(), (offered, running, ahead, isDisabled) => {
        const state = { version: running, highestSeenVersion: running + ahead, isDisabled };
        const decision = decide({ version: offered }, state);
        if (offered < running + ahead) expect(decision.kind).toBe('refuse');
      }),
    );
  });
});

describe('a staged rollout', () => {
  it('keeps every phone that is in, as the percentage grows', () => {
    const percent = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.uuid(), fc.string(), percent, percent, (installId, salt, first, second) => {
        const bucket = rolloutBucket(installId, salt);
        const at = (value: number) => decide({ rollout: { percent: value, salt } }, {}, bucket).kind;
        if (at(Math.min(first, second)) === 'install') expect(at(Math.max(first, second))).toBe('install');
        expect(at(100)).toBe('install');
        expect(at(0)).toBe('keep');
      }),
    );
  });

  it('takes in the share of phones that it names', () => {
    const phones = Array.from({ length: 20_000 }, (_, index) => rolloutBucket(`phone-${index}`, 'salt'));
    const share = phones.filter((bucket) => bucket < 5).length / phones.length;
    // Four standard deviations of a binomial with p = 0.05 are 0.0062.
    expect(Math.abs(share - 0.05)).toBeLessThan(0.0062);
  });

  it('draws anew with another salt', () => {
    const inBoth = Array.from({ length: 1000 }, (_, index) => `phone-${index}`).filter(
      (phone) => rolloutBucket(phone, 'a') < 10 && rolloutBucket(phone, 'b') < 10,
    );
    expect(inBoth.length).toBeLessThan(30);
  });

  it('places a phone where the hash says', () => {
    // printf 'salt\nphone' | sha256sum → 01725c5a…; 0x01725c5a / 2³² = 0.56513 %
    expect(rolloutBucket('phone', 'salt')).toBeCloseTo(0.56513, 5);
  });
});

describe('isAtLeast', () => {
  it.each([
    ['1.0.0', '1.0.0', true],
    ['1.10.0', '1.9.9', true],
    ['1.9.9', '1.10.0', false],
    ['2.0.0', '1.99.99', true],
    ['0.9.0', '1.0.0', false],
  ])('%s at least %s: %p', (version, minimum, expected) =>
    expect(isAtLeast(version, minimum)).toBe(expected),
  );
});
