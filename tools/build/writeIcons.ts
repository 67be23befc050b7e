import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { iconStyles } from './icons';

writeFileSync(resolve(__dirname, '../../src/components/Icon.css'), iconStyles());
