/**
 * What Unicode's NFKC does to the characters that people type, as tables of our own: engines built without ICU return
 * text from `normalize` as it was, others follow the version of Unicode they were built with, and a model has to read
 * on every phone what it read in training. Accents are dropped altogether, so that é is e in one piece or in two.
 */

/** A letter, followed by the lower-case letters that it is the base of. */
export const ACCENTED_LETTERS =
  'aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ bḃḅḇ cçćĉċčḉ dďḋḍḏḑḓ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ fḟ gĝğġģǧǵḡ ' +
  'hĥȟḣḥḧḩḫẖ iìíîïĩīĭįǐȉȋḭḯỉị jĵǰ kķǩḱḳḵ lĺļľḷḹḻḽ mḿṁṃ nñńņňǹṅṇṉṋ ' +
  'oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ pṕṗ rŕŗřȑȓṙṛṝṟ sśŝşšſșṡṣṥṧṩẛ tţťțṫṭṯṱẗ ' +
  'uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ' +
  ' aªẚ dđð hħ iıⁱ lłŀ nŉ oøǿº tŧ ʒǯ';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

/** Code points in a row: the first of them, and what each becomes. */
export const CHARACTER_RUNS: readonly (readonly [first: number, forms: string])[] = [
  [0x2070, '0'],
  [0x2074, '456789+-=()n'],
  [0x2080, DIGITS + '+-=()'],
  [0x2460, '123456789'],
  [0x2488, '123456789'],
  [0x24b6, ALPHABET],
  [0x24d0, ALPHABET + '0'],
  [0x2776, '123456789'],
  [0x2780, '123456789'],
  [0x278a, '123456789'],
  [
    0x2f00,
    '一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉' +
      '瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯' +
      '鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠',
  ],
  [0x3192, '一二三四上中下甲乙丙丁天地人'],
  [0x3280, '一二三四五六七八九十月火水木金土日株有社名特财祝'],
  [0x3299, '秘男女适优印注项休写正上中下左右医宗学监企资协夜'],
  [0xfe30, ':----(){}[][]《》<>""""'],
  [0xfe47, '[]'],
  [0xfe4d, '___,,.'],
  [0xfe54, ';:?!-(){}[]#&*+-<>='],
  [0xfe68, '\\$%@'],
  // Full-width ASCII; its capitals become small letters like all others.
  [0xff01, String.fromCharCode(...Array.from({ length: 94 }, (_, index) => 0x21 + index))],
  [0xff61, '."",'],
  [
    0xff65,
    '·ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン',
  ],
  [0x1f100, DIGITS.slice(0, 1) + DIGITS],
  [0x1f130, ALPHABET],
  [0x1f150, ALPHABET],
  [0x1f170, ALPHABET],
  // Digits of other scripts.
  ...[0x660, 0x6f0, 0x966, 0x9e6, 0xe50].map((zero) => [zero, DIGITS] as const),
];

/** One character, and the one that it becomes. */
export const CHARACTER_PAIRS =
  '²2³3¹1µμſsƒfℂcℊgℋhℌhℍhℎhℐiℑiℒlℓlℕnℙpℚqℛrℜrℝrℤzℨzℬbℭcℯeℰeℱfℳmℴoKkÅaΩω' +
  'ⅠiⅤvⅩxⅬlⅭcⅮdⅯmⅰiⅴvⅹxⅼlⅽcⅾdⅿm⓪0㉄问㉅幼㉆文㉇筝🉐得🉑可🈚无🈲禁🈵满🈶有🈯指🈹割' +
  '。.․.、,，,「"」"『"』"“"”"„"‟"«"»"‘\'’\'‚\'‛\'′\'″"‵`〝"〞"〟"‐-‑-‒-–-—-―-−-─-━-～~〜~∼~˜~' +
  '【[】]〔[〕]〖[〗]〈<〉>︿^﹀v•·・·‧·∙·⋅·∕/⁄/∶:￠¢￡£￢¬￣¯‾¯￤¦￥¥￦₩';

/** One character, followed by the several that it becomes. */
export const CHARACTER_WORDS =
  '…... ‥.. ‼!! ⁇?? ⁈?! ⁉!? ⑩10 ⑪11 ⑫12 ⑬13 ⑭14 ⑮15 ⑯16 ⑰17 ⑱18 ⑲19 ⑳20 ½1/2 ¼1/4 ¾3/4 ⅓1/3 ⅔2/3 ' +
  'Ⅱii Ⅲiii Ⅳiv Ⅵvi Ⅶvii Ⅷviii Ⅸix Ⅺxi Ⅻxii ⅱii ⅲiii ⅳiv ⅵvi ⅶvii ⅷviii ⅸix ⅺxi ⅻxii ' +
  '⑴(1) ⑵(2) ⑶(3) ⑷(4) ⑸(5) ⑹(6) ⑺(7) ⑻(8) ⑼(9) ⑽(10) ㈠(一) ㈡(二) ㈢(三) ㈣(四) ㈤(五) ㈥(六) ㈦(七) ' +
  '㈧(八) ㈨(九) ㈩(十) ㈱(株) ㈲(有) ℃°c ℉°f №no ™tm ℡tel ℀a/c ℅c/o ℻fax ₨rs ßss æae œoe ǣae ǽae ĳij ǆdz ǳdz ǉlj ǌnj ﬀff ﬁfi ﬂfl ﬃffi ' +
  'ﬄffl ﬅst ﬆst ㋀1月 ㋁2月 ㋂3月 ㋃4月 ㋄5月 ㋅6月 ㋆7月 ㋇8月 ㋈9月 ㋉10月 ㋊11月 ㋋12月 ' +
  '㍱hPa ㍲da ㍳AU ㍴bar ㍵oV ㍶pc ㎀pA ㎁nA ㎂μA ㎃mA ㎄kA ㎅KB ㎆MB ㎇GB ㎈cal ㎉kcal ㎊pF ㎋nF ㎌μF ㎍μg ㎎mg ㎏kg ' +
  '㎐Hz ㎑kHz ㎒MHz ㎓GHz ㎔THz ㎕μl ㎖ml ㎗dl ㎘kl ㎙fm ㎚nm ㎛μm ㎜mm ㎝cm ㎞km ㎟mm2 ㎠cm2 ㎡m2 ㎢km2 ㎣mm3 ㎤cm3 ' +
  '㎥m3 ㎦km3 ㎧m∕s ㎨m∕s2 ㎩Pa ㎪kPa ㎫MPa ㎬GPa ㎭rad ㎮rad∕s ㎯rad∕s2 ㎰ps ㎱ns ㎲μs ㎳ms ㎴pV ㎵nV ㎶μV ㎷mV ' +
  '㎸kV ㎹MV ㎺pW ㎻nW ㎼μW ㎽mW ㎾kW ㎿MW ㏀kΩ ㏁MΩ ㏂a.m. ㏃Bq ㏄cc ㏅cd ㏆C∕kg ㏇Co. ㏈dB ㏉Gy ㏊ha ㏋HP ㏌in ㏍KK ' +
  '㏎KM ㏏kt ㏐lm ㏑ln ㏒log ㏓lx ㏔mb ㏕mil ㏖mol ㏗PH ㏘p.m. ㏙PPM ㏚PR ㏛sr ㏜Sv ㏝Wb ㏞V∕m ㏟A∕m';
