import fc from 'fast-check';
import { dye, formatHex, mapColours, parseHex, shade } from './colour';

const hexColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('colour', () => {
  it('reads the corners of the colour circle', () => {
    expect(parseHex('#ff0000')).toEqual({ hue: 0, saturation: 1, lightness: 0.5 });
    expect(parseHex('#0f0')).toEqual({ hue: 120, saturation: 1, lightness: 0.5 });
    expect(parseHex('#808080').saturation).toBe(0);
  });

  it('brings any colour back from HSL', () => {
    fc.assert(fc.property(hexColour, (hex) => expect(formatHex(parseHex(hex))).toBe(hex)));
  });

  it('lightens and darkens without leaving the range', () => {
    expect(shade('#808080', 0.9)).toBe('#ffffff');
    expect(shade('#808080', -0.9)).toBe('#000000');
  });

  it('dyes every colour to the hue of the target and keeps what looked brighter brighter', () => {
    const dyed = dye('<path fill="#ffff00"/><path fill="#0000ff"/>', '#3366cc');
    const [strap = '', sole = ''] = dyed.match(/#[0-9a-f]{6}/g) ?? [];
    const target = parseHex('#3366cc').hue;
    expect(Math.abs(parseHex(strap).hue - target)).toBeLessThan(3);
    expect(Math.abs(parseHex(sole).hue - target)).toBeLessThan(3);
    expect(parseHex(strap).lightness).toBeGreaterThan(parseHex(sole).lightness);
  });

  it('changes the colour of shadow filters too', () => {
    const filter = '<feColorMatrix values="0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0"/>';
    expect(mapColours(filter, () => '#0000ff')).toContain(
      'values="0 0 0 0 0.000 0 0 0 0 0.000 0 0 0 0 1.000 0 0',
    );
  });
});
