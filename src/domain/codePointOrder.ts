/**
 * Compares two strings by Unicode code point, the order of every stable list of the product (JavaScript's own `<`
 * compares UTF-16 units and misplaces characters beyond U+FFFF).
 * @returns negative, zero or positive, as for Array.prototype.sort
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above U+FFFF, so they sort after every other unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
