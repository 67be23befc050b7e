import { type IconName } from '../../src/components/iconNames';

const HEART = 'M12 20S3.5 15.2 3.5 9.3A4.6 4.6 0 0 1 12 6.9a4.6 4.6 0 0 1 8.5 2.4C20.5 15.2 12 20 12 20Z';
const STAR = 'm12 3.6 2.6 5.3 5.8.8-4.2 4.1 1 5.8L12 16.9l-5.2 2.7 1-5.8L3.6 9.7l5.8-.8Z';
const path = (...lines: string[]) => lines.map((d) => `<path d='${d}'/>`).join('');
const filled = (d: string) => `<path fill='#000' d='${d}'/>`;

/** Outlines on a 24 × 24 grid, 1.8 wide. */
const SHAPES: Record<IconName, string> = {
  search: `<circle cx='11' cy='11' r='6.5'/>${path('m16 16 4.5 4.5')}`,
  close: path('M6 6l12 12M18 6 6 18'),
  'chevron-right': path('m9.5 5.5 6.5 6.5-6.5 6.5'),
  'chevron-down': path('m5.5 9.5 6.5 6.5 6.5-6.5'),
  'arrow-up': path('M12 19.5V5M6.5 10.5 12 5l5.5 5.5'),
  'arrow-down': path('M12 4.5V19M6.5 13.5 12 19l5.5-5.5'),
  'fill-in': path('M17.5 17.5 7 7M7 14.5V7h7.5'),
  clock: `<circle cx='12' cy='12' r='8.2'/>${path('M12 7.5V12l3 2')}`,
  trash: path('M4.5 6.5h15M9.5 6.5V4.5h5v2M6.5 6.5l.8 13h9.4l.8-13M10.3 10.5v5.5M13.7 10.5v5.5'),
  filter: path('M4 5.5h16l-6.2 7.2v5.3l-3.6 1.8v-7.1Z'),
  check: path('m5 12.5 4.5 4.5L19 7.5'),
  plus: path('M12 5v14M5 12h14'),
  minus: path('M5 12h14'),
  cart: `${path('M2.8 4h2.6l2.3 10.6h9.7l2.3-7.8H6.1')}<circle cx='9' cy='18.6' r='1.5'/><circle cx='16.4' cy='18.6' r='1.5'/>`,
  heart: path(HEART),
  'heart-filled': filled(HEART),
  star: path(STAR),
  'star-filled': filled(STAR),
  share: path('M12 15V4M8 7.5 12 3.5l4 4M6.5 11.5H5V20h14v-8.5h-1.5'),
  location: `${path('M12 21s-6.8-5.8-6.8-11.2a6.8 6.8 0 0 1 13.6 0C18.8 15.2 12 21 12 21Z')}<circle cx='12' cy='9.8' r='2.4'/>`,
  phone: path(
    'M6 3.8h3l1.5 4.2-2 1.6a11 11 0 0 0 5.9 5.9l1.6-2 4.2 1.5v3c0 1-.8 1.7-1.7 1.6C11 19 5 13 4.4 5.5c0-.9.7-1.7 1.6-1.7Z',
  ),
  ticket: path('M3.5 6.5h17v3.6a2 2 0 0 0 0 3.8v3.6h-17v-3.6a2 2 0 0 0 0-3.8Z', 'M14.5 9.5v5'),
  order: path('M5.5 3.5h13v17l-3.2-2-3.3 2-3.3-2-3.2 2Z', 'M9 8.5h6M9 12.5h6'),
  wallet: path('M4 7.5h16v12H4Z', 'M4 7.5 16 4.5v3', 'M16 13.5h.5'),
  box: path('M12 3.5 4 7.5v9l8 4 8-4v-9Z', 'M4 7.5l8 4 8-4M12 11.5v9'),
  truck: `${path('M2.5 6h11.5v10.5h-11.5Z', 'M14 9.5h4l3.5 3.5v3.5H14')}<circle cx='7' cy='17.5' r='1.8'/><circle cx='17.5' cy='17.5' r='1.8'/>`,
  chat: path('M4 5h16v11.5h-8.5L7 20v-3.5H4Z', 'M8 10.5h.5M12 10.5h.5M16 10.5h.5'),
  shield: path('M12 3.5 5 6v6c0 4.5 3 7.3 7 8.5 4-1.2 7-4 7-8.5V6Z', 'm9 12 2.2 2.2L15.2 10'),
  settings: `<circle cx='12' cy='12' r='3'/>${path('M12 3.5v2.5M12 18v2.5M3.5 12H6M18 12h2.5M6 6l1.8 1.8M16.2 16.2 18 18M18 6l-1.8 1.8M7.8 16.2 6 18')}`,
  camera: `${path('M4 7.5h3.5L9 5h6l1.5 2.5H20v11.5H4Z')}<circle cx='12' cy='13' r='3.3'/>`,
  bell: path('M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15Z', 'M10 20.5h4'),
  refresh: path('M19 8.5A8 8 0 1 0 20 12', 'M19.5 4v4.5H15'),
  edit: path('M5 19h3.5L19 8.5 15.5 5 5 15.5Z', 'm13 7.5 3.5 3.5'),
  eye: `${path('M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z')}<circle cx='12' cy='12' r='2.8'/>`,
  download: path('M12 4v11M8 11.5l4 4 4-4M5 16v4h14v-4'),
  info: `<circle cx='12' cy='12' r='8.2'/>${path('M12 11v5M12 8h.01')}`,
  grid: path('M4.5 4.5h6v6h-6ZM13.5 4.5h6v6h-6ZM4.5 13.5h6v6h-6ZM13.5 13.5h6v6h-6Z'),
};

const BASE = `/* Written by \`npx tsx tools/build/writeIcons.ts\` from the shapes in tools/build/icons.ts. */
.icon {
  display: inline-block;
  flex: none;
  width: calc(20px * var(--font-scale));
  height: calc(20px * var(--font-scale));
  background: currentColor;
  vertical-align: middle;
  -webkit-mask-position: center;
  -webkit-mask-repeat: no-repeat;
  -webkit-mask-size: contain;
}

.icon-small {
  width: calc(16px * var(--font-scale));
  height: calc(16px * var(--font-scale));
}

.icon-large {
  width: calc(24px * var(--font-scale));
  height: calc(24px * var(--font-scale));
}
`;

/** The style sheet of every icon: a mask a name, so that an icon takes the colour of the text around it. */
export function iconStyles(): string {
  const rules = Object.entries(SHAPES).map(([name, shape]) => {
    const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'>${shape}</svg>`;
    const url = svg.replace(/[<>#]/g, encodeURIComponent);
    return `\n.icon-${name} {\n  -webkit-mask-image: url("data:image/svg+xml,${url}");\n}\n`;
  });
  return BASE + rules.join('');
}
