import { sign, type SignKeyPair } from 'tweetnacl';
import {
  ARTIFACT_FORMAT_VERSION,
  type KeyRotation,
  type Manifest,
  type SignedManifest,
  type SignedRotation,
} from '../../contracts';
import { encodeUtf8 } from '../../text/utf8';
import { type Artifact } from '../engine';
import { sha256Hex } from '../sha256';
import { type PublicKeys } from '../trustedKeys';
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
  /** What the `models` function hands out beside the manifest. */
  rotations: SignedRotation[];
  /** Changes the shop's key to that of another seed: what is signed from now on bears its name. */
  rotate(seed: number, change?: Partial<KeyRotation>): void;
  /** What phones reported. */
  reports: object[];
}

/** Making a key pair takes as long as a signature: the same seed gives the same one. */
const keyPairs = new Map<number, SignKeyPair>();

function keyPairOf(seed: number): SignKeyPair {
  const keys = keyPairs.get(seed) ?? sign.keyPair.fromSeed(new Uint8Array(32).fill(seed));
  keyPairs.set(seed, keys);
  return keys;
}

export function createTestShop(seed = 1): TestShop {
  let keyId = 'main';
  let keys = keyPairOf(seed);
  const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
  const files = new Map<string, Uint8Array>();
  let version = 0;
  const shop: TestShop = {
    publicKeys: { main: base64(keys.publicKey) },
    files,
    functions: {
      models: (request) => {
        if ((request as { action: string }).action === 'health') {
          shop.reports.push(request);
          return { ok: true, value: { isStopped: false } };
        }
        const { signed, rotations } = shop;
        return { ok: true, value: { ...(signed && { signed }), rotations } };
      },
    },
    signed: undefined,
    rotations: [],
    reports: [],
    rotate(newSeed, change = {}) {
      const next = keyPairOf(newSeed);
      const rotation: KeyRotation = {
        shopId: 'shop',
        sequence: shop.rotations.length + 1,
        oldKeyId: keyId,
        newKeyId: `key-${newSeed}`,
        newPublicKey: base64(next.publicKey),
        ...change,
      };
      const payload = JSON.stringify(rotation);
      const signatureBy = (pair: SignKeyPair) => base64(sign.detached(encodeUtf8(payload), pair.secretKey));
      shop.rotations.push({ payload, oldSignature: signatureBy(keys), newSignature: signatureBy(next) });
      [keyId, keys] = [rotation.newKeyId, next];
    },
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
        keyId,
      };
    },
  };
  return shop;
}
