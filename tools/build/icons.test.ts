import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ICON_NAMES } from '../../src/components/iconNames';
import { iconStyles } from './icons';

describe('the icons', () => {
  it('are in the style sheet as their shapes say; else run npx tsx tools/build/writeIcons.ts', () => {
    const written = readFileSync(resolve(__dirname, '../../src/components/Icon.css'), 'utf8');
    expect(written).toBe(iconStyles());
  });

  it('have a drawing each', () => {
    const styles = iconStyles();
    for (const name of ICON_NAMES) expect(styles).toContain(`.icon-${name} {`);
  });
});
