/** Order matters: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari. */
const FAMILIES: [name: string, mark: RegExp][] = [
  ['WeChat', /MicroMessenger\//],
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Firefox', /(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /Safari\//],
];

/** Family without version: enough for reports, too little to tell people apart. */
export function browserFamily(userAgent: string): string {
  return FAMILIES.find(([, mark]) => mark.test(userAgent))?.[0] ?? 'other';
}
