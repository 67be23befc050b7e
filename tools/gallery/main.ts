import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { renewBaselines } from '../e2e/pages/baselines/changedPictures';
import { openTestShop } from '../e2e/testShop';
import { shippedArtifact } from '../start/shippedArtifact';
import { APPEARANCES } from './appearances';
import { contactSheet, pictureName } from './contactSheet';
import { declaredRoutes } from './declaredRoutes';
import { type GalleryScene, galleryScenes } from './galleryScenes';
import { type GalleryShot, galleryShots, type ShopState } from './galleryShots';
import { openGalleryVisit } from './galleryVisit';
import { missingRoutes } from './missingRoutes';

/** Scenes last: the pages before show a shopper who has done nothing yet. */
const SHOTS: (GalleryShot & Partial<GalleryScene>)[] = [...galleryShots(), ...galleryScenes()];
const STATES: ShopState[] = ['empty', 'failing', 'usual', 'offline', 'error'];

const program = new Command('screenshots')
  .description(
    'Takes a picture of every page of the preview, of its empty, offline and failed states, and of some pages after\n' +
      'something was done on them (a poster, photos of a review, an order that was sent), on four phones.\n' +
      'Needs `npm run build:h5 && npm run build:cloud` before. Exit status 1 when a page does not show what it is for,\n' +
      'or when the app has a page that the list lacks.',
  )
  .addOption(
    new Option('--pages <names>', `some of ${SHOTS.map(({ name }) => name).join(',')}`)
      .argParser(parsePages)
      .default(SHOTS, 'all'),
  )
  .option('--out <dir>', 'folder of the pictures and of index.html', 'build/screenshots/pages')
  .option('--json', 'print what was taken and what failed as JSON')
  .option(
    '--renew-baselines',
    'take no pictures; the pages that looked different on the last `npm run e2e -- tools/e2e/pages` are good as they are.\n' +
      'Look at build/baselines/seen before',
  );

interface Options {
  pages: typeof SHOTS;
  out: string;
  json?: true;
  renewBaselines?: true;
}

function parsePages(text: string) {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !SHOTS.some((shot) => shot.name === name));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(
      `there is no page "${unknown}"; choose among ${SHOTS.map(({ name }) => name).join(', ')}`,
    );
  }
  return SHOTS.filter(({ name }) => names.includes(name));
}

async function main(): Promise<void> {
  const options = program.parse().opts<Options>();
  if (options.renewBaselines) {
    const renewed = renewBaselines();
    renewed.forEach((file) => console.log(file));
    console.log(`${renewed.length} baselines renewed`);
    return;
  }
  const folder = resolve(options.out);
  const failures = missingRoutes(await declaredRoutes()).map(
    (route) => `${route}: declared by the app, and not in tools/simulator/e2e/pages.ts`,
  );
  const taken: string[] = [];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const shop = await openTestShop();
  try {
    await shop.publish(shippedArtifact());
    for (const appearance of APPEARANCES) {
      const visit = await openGalleryVisit(shop.browser, shop.cloud.url, appearance);
      const stage = { visit, cloud: shop.owner, keys: shop.keys };
      for (const state of STATES) {
        const shots = options.pages.filter((shot) => shot.state === state);
        if (shots.length === 0) continue;
        await visit.enter(state);
        for (const shot of shots) {
          const file = pictureName(shot.name, appearance.name);
          const showing = visit.show(shot).then(() => shot.act?.(stage));
          await showing.then(
            () => taken.push(file),
            (error: Error) => failures.push(`${shot.name} in ${appearance.name}: ${error.message}`),
          );
          await visit.page.screenshot({ path: join(folder, file) });
          await shot.leave?.(stage).catch((error: Error) => failures.push(`${file}: ${error.message}`));
          if (!options.json) console.log(file);
        }
      }
      failures.push(...visit.problems.map((problem) => `${appearance.name}: uncaught: ${problem}`));
      await visit.close();
    }
  } finally {
    await shop.close();
  }
  writeFileSync(join(folder, 'index.html'), contactSheet(options.pages, APPEARANCES));
  if (options.json) console.log(JSON.stringify({ folder, taken, failures }, undefined, 2));
  else {
    failures.forEach((failure) => console.error(`FAIL  ${failure}`));
    console.log(`${taken.length} pictures, ${failures.length} failures: ${join(folder, 'index.html')}`);
  }
  process.exitCode = failures.length > 0 ? 1 : 0;
}

main().catch((error: Error) => {
  console.error(`screenshots: ${error.message}`);
  process.exitCode = 1;
});
