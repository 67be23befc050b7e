import { parseHex, rotateHue, shade } from './colour';

/** Draws a package of the given body colour around a label (an SVG fragment in a 100 × 100 box). */
export type Packaging = (body: string, label: string) => string;

const SHEEN = '#ffffff';

/** Left-to-right shading of a round or bulging body. */
function roundShade(id: string, body: string): string {
  return (
    `<linearGradient id="${id}" x1="0" x2="1"><stop offset="0" stop-color="${shade(body, -0.1)}"/>` +
    `<stop offset=".28" stop-color="${shade(body, 0.07)}"/><stop offset=".6" stop-color="${body}"/>` +
    `<stop offset="1" stop-color="${shade(body, -0.15)}"/></linearGradient>`
  );
}

/** Top-to-bottom shading of a flat face. */
function faceShade(id: string, body: string): string {
  return (
    `<linearGradient id="${id}" x1="0" y1="0" x2=".4" y2="1"><stop offset="0" stop-color="${shade(body, 0.08)}"/>` +
    `<stop offset="1" stop-color="${shade(body, -0.08)}"/></linearGradient>`
  );
}

const place = (label: string, x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y}) scale(${size / 100})">${label}</g>`;

/** A label printed on the body itself; a dark body gets a pale spot, or the print would drown. */
const print = (body: string, label: string, x: number, y: number, size: number) =>
  (parseHex(body).lightness < 0.42
    ? `<circle cx="${x + size / 2}" cy="${y + size / 2}" r="${size * 0.62}" fill="${shade(body, 0.5)}" opacity=".9"/>`
    : '') + place(label, x, y, size);

const paper = (body: string) => shade(body, 0.42);
const gloss = (x: number, y: number, width: number, height: number) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${width / 2}" fill="${SHEEN}" opacity=".35"/>`;

export const PACKAGINGS = {
  /** Stand-up pouch: nuts, dried fruit, pet food. */
  pouch: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><path d="M20 8h60l-2 8c4 22 5 48 4 72q-32 8-64 0c-1-24 0-50 4-72z" fill="url(#pk)"/>` +
    `<path d="M20 8h60l-1 6H21z" fill="${shade(body, -0.12)}"/><ellipse cx="50" cy="56" rx="25" ry="25" fill="${paper(body)}"/>` +
    place(label, 30, 36, 40) +
    gloss(24, 24, 3, 46),
  /** Gift box with lid and ribbon. */
  giftbox: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><rect x="10" y="30" width="80" height="60" rx="4" fill="url(#pk)"/>` +
    `<rect x="6" y="22" width="88" height="16" rx="4" fill="${shade(body, -0.09)}"/>` +
    `<rect x="14" y="22" width="7" height="68" fill="${shade(body, 0.3)}" opacity=".75"/>` +
    `<path d="M17.500 22c-12-2-14-13-5-13 5 0 6 8 5 13zm0 0c12-2 14-13 5-13-5 0-6 8-5 13z" fill="${shade(body, 0.22)}"/>` +
    `<rect x="38" y="44" width="42" height="38" rx="6" fill="${paper(body)}"/>` +
    place(label, 42, 46, 34),
  /** Tall folding carton. */
  carton: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><path d="M70 12l14 6v68l-14 6z" fill="${shade(body, -0.16)}"/>` +
    `<rect x="20" y="12" width="50" height="80" rx="2" fill="url(#pk)"/><path d="M20 12l12-6h50l2 12-14-6z" fill="${shade(body, 0.12)}"/>` +
    `<rect x="25" y="30" width="40" height="40" rx="20" fill="${paper(body)}"/>` +
    place(label, 29, 34, 32) +
    `<rect x="28" y="77" width="34" height="4" rx="2" fill="${paper(body)}"/><rect x="34" y="84" width="22" height="3" rx="1.500" fill="${paper(body)}" opacity=".7"/>`,
  /** Slim bottle with a screw cap: sauce, oil, toner. */
  bottle: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><rect x="40" y="4" width="20" height="14" rx="3" fill="${shade(body, -0.22)}"/>` +
    `<path d="M43 18h14v8c10 5 14 12 14 22v40q0 6-6 6H35q-6 0-6-6V48c0-10 4-17 14-22z" fill="url(#pk)"/>` +
    `<rect x="29" y="50" width="42" height="32" fill="${paper(body)}"/>` +
    place(label, 36, 52, 28) +
    gloss(34, 36, 3, 50),
  /** Pump bottle: shampoo, lotion. */
  pump: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><path d="M36 8h20q10 0 10 8h-6q0-3-5-3v9H45v-9h-9z" fill="${shade(body, -0.2)}"/>` +
    `<rect x="42" y="20" width="16" height="10" rx="2" fill="${shade(body, -0.12)}"/><rect x="26" y="30" width="48" height="64" rx="10" fill="url(#pk)"/>` +
    `<rect x="34" y="46" width="32" height="38" rx="6" fill="${paper(body)}"/>` +
    place(label, 37, 51, 26) +
    gloss(30, 40, 3, 44),
  /** Squeeze tube standing on its cap. */
  tube: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><path d="M28 6h44l-6 74H34z" fill="url(#pk)"/><rect x="27" y="5" width="46" height="6" rx="1.500" fill="${shade(body, -0.1)}"/>` +
    `<rect x="36" y="80" width="28" height="14" rx="3" fill="${shade(body, -0.24)}"/><ellipse cx="50" cy="44" rx="15" ry="18" fill="${paper(body)}"/>` +
    place(label, 38, 32, 24) +
    gloss(35, 16, 2.5, 56),
  /** Low cosmetic jar. */
  creamjar: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><rect x="14" y="46" width="72" height="44" rx="12" fill="url(#pk)"/>` +
    `<rect x="18" y="26" width="64" height="24" rx="6" fill="${shade(body, -0.18)}"/><rect x="18" y="44" width="64" height="3" fill="${shade(body, 0.25)}"/>` +
    `<rect x="30" y="54" width="40" height="30" rx="8" fill="${paper(body)}"/>` +
    place(label, 37, 56, 26) +
    gloss(20, 54, 3, 28),
  /** Glass jar whose content shows: preserves, honey, spices. */
  glassjar: (body, label) =>
    `<defs>${roundShade('pk', shade(body, 0.1))}</defs><rect x="24" y="8" width="52" height="14" rx="4" fill="${shade(body, -0.24)}"/>` +
    `<rect x="28" y="22" width="44" height="6" fill="${shade(body, 0.3)}"/><path d="M26 28h48q8 6 8 16v40q0 9-9 9H27q-9 0-9-9V44q0-10 8-16z" fill="url(#pk)" opacity=".93"/>` +
    `<rect x="26" y="46" width="48" height="36" rx="5" fill="#fffdf6"/>` +
    place(label, 34, 48, 32) +
    gloss(21, 42, 3, 42),
  /** Ring-pull or tea tin. */
  tin: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><path d="M22 20v66q28 12 56 0V20z" fill="url(#pk)"/><ellipse cx="50" cy="20" rx="28" ry="8" fill="${shade(body, 0.2)}"/>` +
    `<ellipse cx="50" cy="20" rx="22" ry="5.500" fill="${shade(body, -0.05)}"/><circle cx="50" cy="58" r="21" fill="${paper(body)}"/>` +
    place(label, 34, 42, 32) +
    gloss(26, 32, 3, 48),
  /** Woven sack: rice, flour, soil. */
  sack: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><path d="M24 14q26 6 52 0l6 8c4 22 4 46 1 68q-33 8-66 0c-3-22-3-46 1-68z" fill="url(#pk)"/>` +
    `<path d="M22 20q28 8 56 0" stroke="${shade(body, -0.25)}" stroke-width="3" fill="none" stroke-dasharray="4 3"/><rect x="26" y="36" width="48" height="44" rx="4" fill="${paper(body)}"/>` +
    place(label, 32, 40, 36),
  /** Flat sachet: sheet masks, seeds, single serves. */
  sachet: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><rect x="20" y="8" width="60" height="84" rx="3" fill="url(#pk)"/>` +
    `<path d="M20 16h60M20 84h60" stroke="${shade(body, -0.14)}" stroke-width="2" stroke-dasharray="2 2"/><rect x="28" y="26" width="44" height="48" rx="22" fill="${paper(body)}"/>` +
    place(label, 33, 33, 34),
  /** Straight mug with a print. */
  mug: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><path d="M70 38h10q12 0 12 14t-14 16h-8v-9h7q7 0 7-7t-6-6h-8z" fill="${shade(body, -0.12)}"/>` +
    `<path d="M16 26h58v52q0 14-14 14H30q-14 0-14-14z" fill="url(#pk)"/><ellipse cx="45" cy="26" rx="29" ry="7" fill="${shade(body, 0.18)}"/><ellipse cx="45" cy="27" rx="25" ry="5" fill="${shade(body, -0.2)}"/>` +
    print(body, label, 29, 42, 34),
  /** Vacuum flask or sports bottle. */
  flask: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><rect x="36" y="4" width="28" height="18" rx="5" fill="${shade(body, -0.25)}"/><rect x="34" y="20" width="32" height="5" fill="${shade(body, 0.25)}"/>` +
    `<rect x="30" y="25" width="40" height="70" rx="9" fill="url(#pk)"/>` +
    print(body, label, 38, 46, 24) +
    gloss(35, 32, 3, 54),
  /** Bowl seen from the side. */
  bowl: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><path d="M8 40h84c0 28-16 44-30 46v6H38v-6C24 84 8 68 8 40z" fill="url(#pk)"/><ellipse cx="50" cy="40" rx="42" ry="10" fill="${shade(body, 0.2)}"/>` +
    `<ellipse cx="50" cy="41" rx="37" ry="7" fill="${shade(body, -0.08)}"/>` +
    print(body, label, 36, 53, 28),
  /** Plate from above. */
  plate: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><circle cx="50" cy="52" r="43" fill="${shade(body, -0.16)}"/><circle cx="50" cy="50" r="43" fill="url(#pk)"/>` +
    `<circle cx="50" cy="50" r="30" fill="${shade(body, 0.14)}"/><circle cx="50" cy="50" r="36" fill="none" stroke="${shade(body, -0.18)}" stroke-width="1.500"/>` +
    place(label, 33, 33, 34),
  /** Flower pot under a plant. */
  pot: (body, label) =>
    place(label, 14, -4, 72) +
    `<defs>${roundShade('pk', body)}</defs><path d="M26 66h48l-6 28H32z" fill="url(#pk)"/><rect x="22" y="58" width="56" height="11" rx="3" fill="${shade(body, 0.06)}"/>`,
  /** Notebook or book cover. */
  book: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><rect x="24" y="9" width="60" height="84" rx="4" fill="#f6f1e7"/><rect x="20" y="7" width="60" height="84" rx="5" fill="url(#pk)"/>` +
    `<rect x="20" y="7" width="9" height="84" rx="4" fill="${shade(body, -0.15)}"/><rect x="36" y="26" width="36" height="36" rx="6" fill="${paper(body)}"/>` +
    place(label, 40, 30, 28) +
    `<rect x="40" y="70" width="28" height="4" rx="2" fill="${paper(body)}"/>`,
  /** Cushion or pillow. */
  cushion: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><path d="M10 20q40 8 80 0-7 32 0 64-40-8-80 0 7-32 0-64z" fill="url(#pk)"/><path d="M16 26q34 6 68 0-6 26 0 52-34-6-68 0 6-26 0-52z" fill="none" stroke="${shade(body, 0.2)}" stroke-width="1.500" stroke-dasharray="3 2"/>` +
    print(body, label, 31, 33, 38),
  /** Folded textiles in a stack. */
  folded: (body, label) =>
    [0, 1, 2]
      .map(
        (layer) =>
          `<rect x="${8 + layer * 2}" y="${66 - layer * 22}" width="${84 - layer * 4}" height="23" rx="11" fill="${shade(body, layer * 0.06 - 0.05)}"/>` +
          `<path d="M${16 + layer * 2} ${84 - layer * 22}h${66 - layer * 4}" stroke="${shade(body, -0.16)}" stroke-width="1.500" opacity=".6"/>`,
      )
      .join('') + print(body, label, 60, 40, 26),
  /** Rolled mat, rug or bedding. */
  roll: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><rect x="30" y="30" width="64" height="46" rx="4" fill="url(#pk)"/><circle cx="30" cy="53" r="23" fill="${shade(body, -0.12)}"/><circle cx="30" cy="53" r="16" fill="${shade(body, 0.08)}"/><circle cx="30" cy="53" r="9" fill="${shade(body, -0.12)}"/><circle cx="30" cy="53" r="4" fill="${shade(body, 0.1)}"/>` +
    print(body, label, 58, 38, 30),
  /** Candle or diffuser in a glass. */
  candleglass: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><path d="M50 8q9 10 0 17-9-7 0-17z" fill="#ffb648"/><rect x="49" y="24" width="2" height="10" fill="#5a4a42"/><path d="M20 32h60v54q0 8-8 8H28q-8 0-8-8z" fill="url(#pk)"/><ellipse cx="50" cy="34" rx="30" ry="6" fill="${shade(body, 0.22)}"/>` +
    `<rect x="32" y="46" width="36" height="36" rx="5" fill="#fffdf6"/>` +
    place(label, 36, 50, 28),
  /** Lidded storage box. */
  storage: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><path d="M12 34h76l-5 54q0 4-5 4H22q-5 0-5-4z" fill="url(#pk)" opacity=".95"/><rect x="8" y="22" width="84" height="14" rx="5" fill="${shade(body, -0.12)}"/><rect x="40" y="28" width="20" height="12" rx="4" fill="${shade(body, 0.2)}"/>` +
    print(body, label, 33, 48, 34),
  /** Tote or paper carrier bag. */
  tote: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><path d="M34 36V24q0-16 16-16t16 16v12" fill="none" stroke="${shade(body, -0.2)}" stroke-width="5"/><path d="M16 32h68l5 58q0 4-4 4H15q-4 0-4-4z" fill="url(#pk)"/>` +
    print(body, label, 30, 44, 40),
  /** Spray bottle. */
  spray: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><path d="M34 8h24q8 0 10 10l-8 1v9H44v-9H34z" fill="${shade(body, -0.22)}"/><path d="M36 20q-4 8-8 10" stroke="${shade(body, -0.22)}" stroke-width="4" fill="none"/><path d="M42 28h18q14 8 14 24v36q0 6-6 6H34q-6 0-6-6V52q0-16 14-24z" fill="url(#pk)"/><rect x="34" y="52" width="34" height="32" rx="6" fill="${paper(body)}"/>` +
    place(label, 38, 54, 26),
  /** Dropper bottle: serum, essential oil. */
  dropper: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><rect x="42" y="2" width="16" height="18" rx="8" fill="${shade(body, -0.28)}"/><rect x="38" y="20" width="24" height="10" rx="2" fill="${shade(body, 0.3)}"/><path d="M32 30h36q8 4 8 12v44q0 8-8 8H32q-8 0-8-8V42q0-8 8-12z" fill="url(#pk)"/><rect x="30" y="48" width="40" height="34" rx="4" fill="${paper(body)}"/>` +
    place(label, 37, 52, 26) +
    gloss(28, 42, 3, 44),
  /** Round compact or tray of colours. */
  compact: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><circle cx="50" cy="32" r="28" fill="${shade(body, -0.1)}"/><circle cx="50" cy="32" r="22" fill="#eef4fb"/><path d="M36 44L58 14" stroke="#fff" stroke-width="4"/><rect x="40" y="56" width="20" height="8" fill="${shade(body, -0.2)}"/><ellipse cx="50" cy="76" rx="34" ry="18" fill="url(#pk)"/><ellipse cx="50" cy="73" rx="26" ry="12" fill="${shade(body, 0.2)}"/>` +
    place(label, 39, 62, 22),
  /** Appliance or gadget box with a screen. */
  device: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><rect x="14" y="14" width="72" height="76" rx="18" fill="${shade(body, -0.14)}"/><rect x="14" y="11" width="72" height="76" rx="18" fill="url(#pk)"/><circle cx="50" cy="45" r="24" fill="${shade(body, 0.3)}"/>` +
    place(label, 34, 29, 32) +
    `<circle cx="36" cy="77" r="3" fill="${shade(body, 0.35)}"/><circle cx="50" cy="77" r="3" fill="${shade(body, 0.35)}"/><circle cx="64" cy="77" r="3" fill="#6fd08c"/>`,
  /** Pan or wok from above at an angle. */
  pan: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><path d="M70 64l24 18q4 4 1 8t-8 1L64 72z" fill="${shade(body, -0.25)}"/><ellipse cx="42" cy="50" rx="38" ry="33" fill="${shade(body, -0.14)}"/><ellipse cx="42" cy="46" rx="38" ry="33" fill="url(#pk)"/><ellipse cx="42" cy="46" rx="30" ry="25" fill="${shade(body, -0.2)}"/>` +
    print(body, label, 26, 30, 32),
  /** Stock pot or casserole with a lid. */
  casserole: (body, label) =>
    `<defs>${roundShade('pk', body)}</defs><rect x="2" y="48" width="96" height="9" rx="4.500" fill="${shade(body, -0.22)}"/><path d="M14 42h72v36q0 14-14 14H28q-14 0-14-14z" fill="url(#pk)"/><path d="M12 42q4-20 38-20t38 20z" fill="${shade(body, 0.07)}"/><circle cx="50" cy="17" r="7" fill="${shade(body, -0.25)}"/>` +
    print(body, label, 36, 54, 28),
  /** Table or floor lamp. */
  lamp: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><path d="M32 10h36l16 40H16z" fill="url(#pk)"/><path d="M16 50h68l2 4H14z" fill="${shade(body, 0.3)}"/><rect x="47" y="54" width="6" height="30" fill="${shade(body, -0.2)}"/><ellipse cx="50" cy="88" rx="24" ry="7" fill="${shade(body, -0.2)}"/>` +
    print(body, label, 38, 20, 24),
  /** Hanging garment print: apron, bib, sleepwear. */
  apron: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><path d="M38 10q12 14 24 0" fill="none" stroke="${shade(body, -0.2)}" stroke-width="4"/><path d="M34 12h32l6 24 14 6-6 50q-30 6-60 0l-6-50 14-6z" fill="url(#pk)"/><path d="M32 66h36v16q-18 5-36 0z" fill="${shade(body, -0.1)}"/>` +
    print(body, label, 36, 34, 28),
  /** Hooded jacket or sweatshirt with a chest print. */
  hoodie: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><path d="M34 16q16-14 32 0l18 10 12 40-13 5-8-22v43q-25 5-50 0V49l-8 22-13-5 12-40z" fill="url(#pk)"/>` +
    `<path d="M34 16q16-14 32 0l-4 12q-12 9-24 0z" fill="${shade(body, -0.13)}"/><path d="M44 28v16m12-16v13" stroke="${shade(body, 0.3)}" stroke-width="2"/><path d="M34 70h32l4 16q-20 4-40 0z" fill="${shade(body, -0.07)}"/>` +
    print(body, label, 38, 44, 24),
  /** Baby's one-piece. */
  onesie: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><path d="M36 10q14 10 28 0l22 14-8 18-10-4v34l-8 20H40l-8-20V38l-10 4-8-18z" fill="url(#pk)"/>` +
    `<path d="M36 10q14 10 28 0l-4 5q-10 7-20 0z" fill="${shade(body, -0.14)}"/><circle cx="44" cy="85" r="2" fill="${shade(body, -0.25)}"/><circle cx="50" cy="85" r="2" fill="${shade(body, -0.25)}"/><circle cx="56" cy="85" r="2" fill="${shade(body, -0.25)}"/>` +
    print(body, label, 36, 34, 28),
  /** Curtains on a rod before a window. */
  curtain: (body, label) =>
    place(label, 26, 26, 48) +
    `<defs>${roundShade('pk', body)}</defs><rect x="4" y="8" width="92" height="5" rx="2.500" fill="#8a7058"/><path d="M8 12h34q0 44-16 78H8z" fill="url(#pk)"/><path d="M92 12H58q0 44 16 78h18z" fill="url(#pk)"/>` +
    `<path d="M16 14v74m8-74v62m8-62v44M84 14v74m-8-74v62m-8-62v44" stroke="${shade(body, -0.14)}" stroke-width="1.500" opacity=".6"/>`,
  /** A pair of dumbbells' one half, seen from the side. */
  dumbbell: (body) =>
    `<defs>${roundShade('pk', body)}</defs><rect x="26" y="44" width="48" height="12" rx="4" fill="#b9bec6"/><rect x="14" y="24" width="16" height="52" rx="6" fill="url(#pk)"/><rect x="70" y="24" width="16" height="52" rx="6" fill="url(#pk)"/><rect x="4" y="32" width="12" height="36" rx="5" fill="${shade(body, -0.14)}"/><rect x="84" y="32" width="12" height="36" rx="5" fill="${shade(body, -0.14)}"/>`,
  /** Resistance bands, nested loops. */
  loops: (body) =>
    [0, 1, 2, 3]
      .map(
        (ring) =>
          `<ellipse cx="50" cy="52" rx="${44 - ring * 10}" ry="${34 - ring * 8}" fill="none" stroke="${rotateHue(body, ring * 70)}" stroke-width="7"/>`,
      )
      .join(''),
  /** Earphones in their charging case. */
  earbuds: (body) =>
    `<defs>${faceShade('pk', body)}</defs><rect x="16" y="14" width="68" height="40" rx="20" fill="${shade(body, -0.1)}"/><rect x="24" y="22" width="52" height="26" rx="13" fill="${shade(body, -0.22)}"/><rect x="14" y="46" width="72" height="44" rx="22" fill="url(#pk)"/>` +
    `<path d="M32 52q-8-22 6-22t6 14v12zm36 0q8-22-6-22t-6 14v12z" fill="${shade(body, 0.12)}" stroke="${shade(body, -0.2)}" stroke-width="1.500"/><circle cx="50" cy="70" r="3" fill="#6fd08c"/>`,
  /** Cutting board with a handle. */
  board: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><rect x="41" y="2" width="18" height="28" rx="8" fill="${shade(body, -0.06)}"/><circle cx="50" cy="11" r="4" fill="${shade(body, 0.3)}"/><rect x="20" y="22" width="60" height="74" rx="10" fill="url(#pk)"/><path d="M30 28v62m12-62v62m14-62v62m12-62v62" stroke="${shade(body, -0.1)}" stroke-width="1.500" opacity=".6"/>` +
    place(label, 32, 42, 36),
  /** Clothes hangers. */
  hanger: (body) =>
    `<path d="M50 34v-8q10-2 10-11a10 10 0 00-20 0" fill="none" stroke="#b4b8bf" stroke-width="4" stroke-linecap="round"/><path d="M50 34L8 66q-4 8 6 8h72q10 0 6-8z" fill="none" stroke="${body}" stroke-width="8" stroke-linejoin="round"/><path d="M20 74h60" stroke="${shade(body, -0.12)}" stroke-width="5"/>`,
  /** Wall shelf with things on it. */
  shelf: (body, label) =>
    place(label, 14, 8, 34) +
    place(label, 54, 46, 34) +
    `<rect x="6" y="40" width="88" height="6" rx="3" fill="${body}"/><rect x="6" y="80" width="88" height="6" rx="3" fill="${body}"/><path d="M12 26v66m76-66v66" stroke="${shade(body, -0.15)}" stroke-width="4"/>`,
  /** Camping lantern. */
  lantern: (body) =>
    `<defs>${roundShade('pk', body)}<radialGradient id="pl"><stop offset="0" stop-color="#fff3c4"/><stop offset="1" stop-color="#f7c65c"/></radialGradient></defs><path d="M28 30Q50-16 72 30" fill="none" stroke="${shade(body, -0.2)}" stroke-width="3"/><rect x="32" y="18" width="36" height="14" rx="5" fill="url(#pk)"/><path d="M34 32h32l6 38H28z" fill="url(#pl)" opacity=".95"/><path d="M34 32l-6 38m38-38l6 38M50 32v38" stroke="${shade(body, -0.1)}" stroke-width="2.500"/><rect x="22" y="70" width="56" height="22" rx="6" fill="url(#pk)"/><circle cx="50" cy="81" r="4" fill="${shade(body, 0.3)}"/>`,
  /** Stick vacuum cleaner. */
  vacuum: (body) =>
    `<defs>${roundShade('pk', body)}</defs><path d="M62 12q18 0 18 16t-16 14" fill="none" stroke="${shade(body, -0.2)}" stroke-width="6"/><rect x="40" y="8" width="26" height="40" rx="11" fill="url(#pk)"/><rect x="44" y="30" width="18" height="16" rx="5" fill="#dff2fb" opacity=".85"/><rect x="50" y="48" width="6" height="34" fill="#a9afb8"/><path d="M28 80h50q6 0 6 7t-6 7H28q-6 0-6-7t6-7z" fill="${shade(body, -0.16)}"/><rect x="28" y="89" width="50" height="4" rx="2" fill="#7ee29b"/>`,
  /** Pedestal fan. */
  fan: (body) =>
    `<rect x="47" y="58" width="6" height="32" fill="${shade(body, -0.2)}"/><ellipse cx="50" cy="92" rx="22" ry="5" fill="${shade(body, -0.15)}"/><circle cx="50" cy="36" r="34" fill="${shade(body, -0.06)}"/><circle cx="50" cy="36" r="29" fill="${shade(body, 0.1)}"/>` +
    [0, 90, 180, 270]
      .map(
        (turn) =>
          `<path d="M50 36q-4-24 12-24 10 10-12 24z" fill="${shade(body, -0.22)}" transform="rotate(${turn} 50 36)"/>`,
      )
      .join('') +
    `<circle cx="50" cy="36" r="6" fill="${shade(body, -0.3)}"/>`,
  /** Hair dryer. */
  dryer: (body) =>
    `<defs>${roundShade('pk', body)}</defs><path d="M44 50h20l-6 42q-1 4-5 4h-6q-5 0-5-5z" fill="${shade(body, -0.14)}"/><path d="M14 22l20-6h34q24 2 24 22T68 60H34l-20-6z" fill="url(#pk)"/><rect x="8" y="22" width="8" height="32" rx="3" fill="${shade(body, -0.25)}"/><circle cx="72" cy="38" r="11" fill="${shade(body, 0.15)}"/><circle cx="72" cy="38" r="5" fill="${shade(body, -0.2)}"/>`,
  /** Twisty cube puzzle. */
  cube: () =>
    ['#e2574c', '#f3b63f', '#4f9be0', '#5cb86b', '#f7f7f4', '#f08a3c', '#5cb86b', '#e2574c', '#f3b63f']
      .map(
        (colour, cell) =>
          `<rect x="${20 + (cell % 3) * 21}" y="${24 + Math.floor(cell / 3) * 21}" width="19" height="19" rx="4" fill="${colour}"/>`,
      )
      .join('')
      .replace(/^/, '<rect x="15" y="19" width="71" height="71" rx="10" fill="#2f3138"/>'),
  /** Framed picture. */
  frame: (body, label) =>
    `<defs>${faceShade('pk', body)}</defs><rect x="10" y="8" width="80" height="84" rx="3" fill="url(#pk)"/><rect x="17" y="15" width="66" height="70" fill="#fffdf8"/><rect x="24" y="22" width="52" height="56" fill="${paper(body)}"/>` +
    place(label, 29, 28, 42),
} satisfies Record<string, Packaging>;

export type PackagingName = keyof typeof PACKAGINGS;

export function isPackagingName(name: string): name is PackagingName {
  return Object.hasOwn(PACKAGINGS, name);
}
