import { type Appearance } from './appearances';
import { type GalleryShot } from './galleryShots';

/** A page with one row a picture's name and one column an appearance; opens from the disk. */
export function contactSheet(shots: readonly GalleryShot[], appearances: readonly Appearance[]): string {
  const head = appearances.map(
    ({ name, width, height, fontScale }) => `<th>${name}<br>${width} × ${height}, ${fontScale}</th>`,
  );
  const rows = shots.map(({ name }) => {
    const cells = appearances.map((appearance) => {
      const file = pictureName(name, appearance.name);
      return `<td><a href="${file}"><img src="${file}" alt="${name}, ${appearance.name}" loading="lazy"></a></td>`;
    });
    return `<tr><th>${name}</th>${cells.join('')}</tr>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title>
<style>body{font:14px sans-serif;background:#888}img{width:240px}td,th{vertical-align:top;padding:8px}</style>
<table><tr><th></th>${head.join('')}</tr>
${rows.join('\n')}
</table></html>
`;
}

export const pictureName = (shot: string, appearance: string) => `${shot}.${appearance}.png`;
