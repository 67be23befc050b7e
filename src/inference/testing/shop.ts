import { sign, type SignKeyPair } from 'tweetnacl';
import { ARTIFACT_FORMAT_VERSION, type Manifest, type SignedManifest } from '../../contracts';
import { encodeUtf8 } from '../../text/utf8';
import { type Artifact } from '../engine';
import { sha256Hex } from '../sha256';
import { type PublicKeys } from '../verifyManifest';
import { FEATURES, sampleArtifactFiles } from './sampleArtifact';

export const NOW_MS = 1_700_000_000_000;
const DAY_MS = 86_400_000;

/** A shop's side of model delivery: keys, file storage and the `models` function, to be bent as an attacker would. */
export interface TestShop {
  publicKeys: PublicKeys;
  files: Map<string, Uint8Array>;
  functions: Record<string, (request: object) => unknown>;
  /** What the `models` function hands out. */
  signed: SignedManifest | undefined;
  /** Uploads the files and hands out a manifest signed with the shop's key. */
  publish(artifact: Artifact, change?: Partial<Manifest>): Manifest;
  sign(manifest: object): SignedManifest;
}

/** Making a key pair takes as long as a signature: the same seed gives the same one. */
const keyPairs = new Map<number, SignKeyPair>();

function keyPairOf(seed: number): SignKeyPair {
  const keys = keyPairs.get(seed) ?? sign.keyPair.fromSeed(new Uint8Array(32).fill(seed));
  keyPairs.set(seed, keys);
  return keys;
}

export function createTestShop(seed = 1): TestShop {
  const keys = keyPairOf(seed);
  const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
  const files = new Map<string, Uint8Array>();
  let version = 0;
  const shop: TestShop = {
    publicKeys: { main: base64(keys.publicKey) },
    files,
    functions: { models: () => ({ ok: true, value: shop.signed ? { signed: shop.signed } : {} }) },
    signed: undefined,
    publish(artifact, change = {}) {
      version += 1;
      const manifest: Manifest = {
        formatVersion: ARTIFACT_FORMAT_VERSION,
        shopId: 'shop',
        model: 'recommender',
        version,
        artifactVersion: artifact.card.version,
        issuedAtMs: NOW_MS,
        expiresAtMs: NOW_MS + DAY_MS,
        minimumAppVersion: '1.0.0',
        featureSchemaHash: FEATURES,
        rollout: { percent: 100, salt: 'salt' },
        disabled: false,
        files: [...sampleArtifactFiles(artifact)].map(([path, bytes]) => {
          const cloudPath = `models/${sha256Hex(bytes)}/${path}`;
          files.set(cloudPath, bytes);
          return { path, cloudPath, sizeBytes: bytes.length, sha256: sha256Hex(bytes) };
        }),
        ...change,
      };
      version = manifest.version;
      shop.signed = shop.sign(manifest);
      return manifest;
    },
    sign(manifest) {
      const payload = JSON.stringify(manifest);
      return {
        payload,
        signature: base64(sign.detached(encodeUtf8(payload), keys.secretKey)),
        keyId: 'main',
      };
    },
  };
  return shop;
}
