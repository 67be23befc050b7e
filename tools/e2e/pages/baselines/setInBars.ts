import { type BrowserContext, type Page } from 'playwright-core';
import { barFont } from './barFont';

/** Of each weight its own, so that bold is told from regular. */
const FACES = [
  { weight: '1 500', url: fontUrl(450) },
  { weight: '501 1000', url: fontUrl(700) },
];
const IN_BARS = '*, ::before, ::after, ::placeholder { font-family: bars !important; }';

/** Before a page is opened: those that are can be set in bars. */
export const addBars = (context: BrowserContext) => context.addInitScript(addFaces, FACES);

/**
 * Draws the page's texts as bars until the returned function is called: machines have other fonts, with other forms, other
 * widths and so other ends of lines.
 */
export async function setInBars(page: Page): Promise<() => Promise<void>> {
  const style = await page.addStyleTag({ content: IN_BARS });
  return () => style.evaluate((element: Element) => element.remove());
}

function fontUrl(barHeight: number): string {
  return `data:font/ttf;base64,${Buffer.from(barFont(barHeight)).toString('base64')}`;
}

/** Runs inside of the page: it uses nothing from outside. */
function addFaces(faces: typeof FACES): void {
  for (const { weight, url } of faces) {
    const face = new FontFace('bars', `url(${url})`, { weight });
    document.fonts.add(face);
    void face.load();
  }
}
