/** What can be seen of one page as it stands in the simulator. Runs inside of the page: it uses nothing from outside. */
export interface PageSight {
  /** Of the view, text left out. */
  nodes: number;
  depth: number;
  mostChildren: number;
  /** Controls, with the shorter side of what a finger can hit, in CSS pixels. */
  targets: { name: string; side: number }[];
  /** Controls without a name for a screen reader. */
  unlabelled: string[];
  /** Texts with their contrast to what is behind them. */
  texts: { text: string; contrast: number; isLarge: boolean }[];
  /** Pictures: pixels in the file for each CSS pixel shown, along the side with most. */
  pictures: { source: string; pixelsPerPixel: number }[];
}

export function lookAtPage(root: Element): PageSight {
  const CONTROLS =
    '[role=button], [role=link], [role=tab], [role=switch], [role=radio], wx-button, .pressable, input, textarea';
  const nodes = [...root.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('wx-'));
  const isSeen = (element: Element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true } as CheckVisibilityOptions) &&
    element.getBoundingClientRect().width > 0;
  const describe = (element: Element) =>
    `${element.localName}${element.id && `#${element.id}`} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}"`;

  const depthOf = (element: Element) => {
    let depth = 0;
    for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
      if (at.localName.startsWith('wx-')) depth += 1;
    }
    return depth;
  };

  function nameOf(element: Element): string {
    const label = element.getAttribute('aria-label');
    if (label) return label;
    const placeholder = element instanceof HTMLInputElement ? '' : element.textContent;
    return (placeholder ?? '').trim();
  }

  function luminance([red, green, blue]: number[]): number {
    const linear = [red!, green!, blue!].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
  }

  /** Red, green, blue, opacity. */
  function parseColour(text: string): number[] {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  }

  /** Undefined behind a picture, whose colours are not known. */
  function groundBehind(element: Element): number[] | undefined {
    const layers: number[][] = [];
    for (let at: Element | null = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== 'none') return undefined;
      const colour = parseColour(style.backgroundColor);
      if (colour[3]! > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reduceRight(
      (below, above) =>
        below.map((value, index) => (index > 2 ? 1 : value + (above[index]! - value) * above[3]!)),
      [255, 255, 255, 1],
    );
  }

  function contrastOf(element: Element): number | undefined {
    const ground = groundBehind(element);
    if (!ground) return undefined;
    const colour = parseColour(getComputedStyle(element).color);
    const drawn = ground.map((value, index) => value + (colour[index]! - value) * colour[3]!);
    const [one, other] = [luminance(drawn), luminance(ground)];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  const texts: PageSight['texts'] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim() ?? '';
    const parent = walker.currentNode.parentElement;
    if (text === '' || !parent || !isSeen(parent) || parent.closest('[aria-disabled=true]')) continue;
    const contrast = contrastOf(parent);
    const { fontSize, fontWeight } = getComputedStyle(parent);
    const size = parseFloat(fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    if (contrast !== undefined) texts.push({ text: text.slice(0, 20), contrast, isLarge });
  }

  const controls = [...root.querySelectorAll(CONTROLS)].filter(isSeen);
  return {
    nodes: nodes.length,
    depth: nodes.reduce((deepest, node) => Math.max(deepest, depthOf(node)), 0),
    mostChildren: [root, ...nodes].reduce((most, { children }) => Math.max(most, children.length), 0),
    targets: controls.map((control) => {
      const { width, height } = (
        control.closest('wx-switch, wx-input, wx-textarea') ?? control
      ).getBoundingClientRect();
      return { name: describe(control), side: Math.min(width, height) };
    }),
    unlabelled: controls.filter((control) => nameOf(control) === '').map(describe),
    texts,
    pictures: [...root.querySelectorAll('img')]
      .filter((picture) => isSeen(picture) && picture.naturalWidth > 0)
      .map((picture) => {
        const { width, height } = picture.getBoundingClientRect();
        const pixelsPerPixel = Math.max(picture.naturalWidth / width, picture.naturalHeight / height);
        return {
          source: new URL(picture.src).pathname.slice(0, 80),
          pixelsPerPixel,
        };
      }),
  };
}
