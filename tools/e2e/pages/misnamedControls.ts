/**
 * Controls that show a text which their name for a screen reader lacks, so that who speaks to the phone cannot call them by
 * what they read. Compared by letters and digits alone, without what stands in brackets. Runs inside of the page: it
 * uses nothing from outside.
 */
export function misnamedControls(root: Element): string[] {
  const CONTROLS =
    '[role=button], [role=link], [role=tab], [role=switch], [role=radio], [role=checkbox], button, a';
  const spoken = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/\([^()]*\)/g, '')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase();
  const isSeen = (element: Element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true } as CheckVisibilityOptions);
  const misnamed: string[] = [];
  for (const control of root.querySelectorAll(CONTROLS)) {
    const name = control.getAttribute('aria-label');
    if (name === null || !isSeen(control)) continue;
    const texts: string[] = [];
    const walker = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (isSeen(walker.currentNode.parentElement!)) texts.push(walker.currentNode.textContent ?? '');
    }
    const shown = spoken(texts.join(''));
    if (!spoken(name).includes(shown)) {
      misnamed.push(`"${name}" shows "${texts.join('')}"`);
    }
  }
  return misnamed;
}
