import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { measureArtifact, newestArtifact } from './artifactSize';
import { problemCheck, sizeCheck, type Check } from './check';
import { findCodeEvaluation } from './codeEvaluation';
import { measurePackages } from './packageSizes';
import { measureTracking } from './trackingSize';
import { checkWeappCompiles } from './weappCompiles';

const KIB = 1024;
const MIB = 1024 * KIB;

/** WeChat allows 2 MB a package and 30 MB together; the smaller figures are this project's own. */
const LIMITS = {
  mainBytes: 1 * MIB,
  subpackageBytes: 2 * MIB,
  ownSubpackageBytes: { 'packages/engine': 360 * KIB } as Record<string, number>,
  totalBytes: 30 * MIB,
  artifactBytes: 300 * KIB,
  trackingGzipBytes: 8 * KIB,
};

/** Everything that is checked of `dist/weapp`, the shipped model and the event queue. Throws when there is no build. */
export async function checkBuild(root: string): Promise<Check[]> {
  const dist = join(root, 'dist/weapp');
  if (!existsSync(join(dist, 'app.json'))) {
    throw new Error('dist/weapp/app.json: there is no built mini-program; run npm run build:weapp');
  }
  const { mainBytes, subpackageBytes, totalBytes } = measurePackages(dist);
  const evaluations = findCodeEvaluation(dist);
  return [
    sizeCheck('main package', mainBytes, LIMITS.mainBytes),
    ...Object.entries(subpackageBytes).map(([name, sizeBytes]) =>
      sizeCheck(`subpackage ${name}`, sizeBytes, LIMITS.ownSubpackageBytes[name] ?? LIMITS.subpackageBytes),
    ),
    sizeCheck('whole mini-program', totalBytes, LIMITS.totalBytes),
    checkArtifact(root),
    sizeCheck('event queue, gzipped', await measureTracking(root), LIMITS.trackingGzipBytes),
    ...checkWeappCompiles(dist),
    problemCheck('no code from text', `${evaluations.length} places`, 'none', evaluations),
  ];
}

function checkArtifact(root: string): Check {
  const modelDir = join(root, 'model-artifacts/recommender');
  const version = newestArtifact(modelDir);
  if (version === undefined) {
    return problemCheck('shipped recommender', 'absent', 'one version', [`${modelDir} holds no version`]);
  }
  const sizeBytes = measureArtifact(join(modelDir, version));
  return sizeCheck(`recommender ${version}`, sizeBytes, LIMITS.artifactBytes);
}
