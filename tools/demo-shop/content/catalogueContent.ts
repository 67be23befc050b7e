import { baby } from './baby';
import { beauty } from './beauty';
import { bedding } from './bedding';
import type { CategoryContent } from './contentTypes';
import { digital } from './digital';
import { festive } from './festive';
import { fruit } from './fruit';
import { grocery } from './grocery';
import { home } from './home';
import { kitchen } from './kitchen';
import { menswear } from './menswear';
import { personalCare } from './personalCare';
import { pets } from './pets';
import { plants } from './plants';
import { shoesBags } from './shoesBags';
import { snacks } from './snacks';
import { sports } from './sports';
import { stationery } from './stationery';
import { teaCoffee } from './teaCoffee';
import { toys } from './toys';
import { womenswear } from './womenswear';

/** Every category of the demo shop, in the order the shop shows them. */
export const CATALOGUE_CONTENT: readonly CategoryContent[] = [
  fruit,
  snacks,
  teaCoffee,
  grocery,
  womenswear,
  menswear,
  shoesBags,
  beauty,
  personalCare,
  baby,
  bedding,
  kitchen,
  home,
  digital,
  sports,
  pets,
  stationery,
  toys,
  plants,
  festive,
];
