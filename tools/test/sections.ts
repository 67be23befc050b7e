import { type BuildName } from '../start/builds';

export const SECTIONS = ['unit', 'dom', 'simulator', 'phone', 'e2e', 'sizes'] as const;
export type Section = (typeof SECTIONS)[number];

/** What must be built before a section can run. */
export const BUILDS_OF: Record<Section, readonly BuildName[]> = {
  unit: [],
  dom: [],
  simulator: ['weapp', 'cloud'],
  phone: ['weapp', 'cloud'],
  e2e: ['h5', 'cloud'],
  sizes: ['weapp'],
};

/** Sections that drive a browser. */
export const needsBrowser = (section: Section): boolean => section === 'phone' || section === 'e2e';

/** `unit,dom` as a list, in running order. Throws when a name is unknown. */
export function parseSections(text: string): Section[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !SECTIONS.some((section) => section === name));
  if (unknown !== undefined) {
    throw new Error(`there are no tests "${unknown}"; choose among ${SECTIONS.join(', ')}`);
  }
  return SECTIONS.filter((section) => names.includes(section));
}
