import { type EventDraft } from '../../src/contracts';
import { type Death } from '../../src/platform/memory/appLife';
import { createSeededRandom, type SeededRandom } from '../demo-shop/seededRandom';

/** What happens to one call of `collect` on its way. */
export type Fate =
  | 'answered'
  | 'request-lost'
  /** The cloud has written, the phone hears nothing. */
  | 'reply-lost'
  | 'delivered-twice'
  /** Answered, and a copy of the request arrives again some calls later. */
  | 'copied-late'
  /** The phone gives the call up; the request arrives some calls later, out of its order. */
  | 'arrives-late'
  | 'fails-before-write'
  | 'fails-after-write'
  | 'told-to-wait';

export type Step =
  | { kind: 'track'; draft: EventDraft }
  | { kind: 'flush' | 'hide' | 'show' | 'settle' }
  | { kind: 'wait'; ms: number }
  | { kind: 'network'; isOnline: boolean }
  | { kind: 'clock'; byMs: number }
  | { kind: 'consent'; granted: boolean }
  /** Room on the disk from now on, in characters. */
  | { kind: 'quota'; characters: number };

/** One run of the app, from launch until it is killed: at its end, or at any operation on storage or network. */
export interface Life {
  steps: Step[];
  death?: Death;
}

export interface Schedule {
  seed: number;
  lives: Life[];
  /** The fate of each call, in order; later ones are answered. */
  fates: Fate[];
  /** Share of storage operations that fail. */
  storageFaults: number;
  segmentEvents: number;
  queueEvents: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const DRAFTS: readonly EventDraft[] = [
  { kind: 'item-exposed', itemId: 'a', surface: 'home', rank: 0, modelVersion: 'popularity' },
  { kind: 'item-exposed', itemId: 'b', surface: 'home', rank: 1, modelVersion: 'popularity' },
  { kind: 'item-viewed', itemId: 'a', surface: 'home', dwellMs: 10 },
  { kind: 'cart-added', itemId: 'a', quantity: 1, priceMinor: 100 },
  {
    kind: 'order-placed',
    orderId: 'o1',
    lines: [{ itemId: 'a', quantity: 1, priceMinor: 100 }],
    totalMinor: 100,
  },
];

const FATES: readonly Fate[] = [
  'answered',
  'answered',
  'request-lost',
  'reply-lost',
  'delivered-twice',
  'copied-late',
  'arrives-late',
  'fails-before-write',
  'fails-after-write',
  'told-to-wait',
];

/** Everything that happens to a phone, drawn from a seed alone. */
export function drawSchedule(seed: number): Schedule {
  const random = createSeededRandom(seed);
  const isTight = random.chance(0.4);
  return {
    seed,
    lives: Array.from({ length: 1 + random.below(4) }, () => drawLife(random, isTight)),
    fates: Array.from({ length: random.below(16) }, () => random.pick(FATES)),
    storageFaults: random.chance(0.3) ? random.between(0, 0.3) : 0,
    segmentEvents: 2 + random.below(4),
    queueEvents: random.chance(0.3) ? 4 + random.below(8) : 500,
  };
}

function drawLife(random: SeededRandom, isTight: boolean): Life {
  const steps = Array.from({ length: random.below(25) }, () => drawStep(random, isTight));
  if (random.chance(0.4)) return { steps };
  return { steps, death: { atOperation: 1 + random.below(50), applied: random.chance(0.5) } };
}

function drawStep(random: SeededRandom, isTight: boolean): Step {
  const kinds = [
    'track',
    'flush',
    'hide',
    'show',
    'settle',
    'wait',
    'network',
    'clock',
    'consent',
    'quota',
  ] as const;
  const kind = kinds[random.pickWeighted([14, 4, 1, 1, 4, 2, 2, 1, 1, isTight ? 2 : 0])]!;
  switch (kind) {
    case 'track':
      return { kind, draft: random.pick(DRAFTS) };
    case 'wait':
      return { kind, ms: random.below(2 * MINUTE_MS) };
    case 'network':
      return { kind, isOnline: random.chance(0.6) };
    case 'clock':
      return { kind, byMs: Math.round(random.between(-400, 400) * DAY_MS) };
    case 'consent':
      return { kind, granted: random.chance(0.6) };
    case 'quota':
      return { kind, characters: random.chance(0.3) ? Infinity : random.below(4000) };
    default:
      return { kind };
  }
}
