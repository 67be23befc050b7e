import { type Browser } from 'playwright-core';

/** What draws in a browser: times on a software rasteriser say nothing about a phone. */
export async function rendererOf(browser: Browser): Promise<string> {
  const page = await browser.newPage();
  const renderer = await page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl')!;
    const extension = gl.getExtension('WEBGL_debug_renderer_info');
    return String(gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  });
  await page.close();
  return renderer;
}
