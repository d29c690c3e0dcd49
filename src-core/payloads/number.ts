/** Longest number that is read; a double needs 1,077 characters at most to be written exactly. */
export const MAX_NUMBER = 2048;

/**
 * A JSON number in its RFC 8785 form (section 3.2.2.3: what ECMAScript's Number::toString gives), or undefined where
 * that form would state another value than the literal does: it overflows, vanishes, or has digits that a double drops.
 * A literal is kept when its decimal value is that of the form ("0.10" and "0.1"), or exactly that of the double
 * ("1180591620717411303424", 2^70). Literals beyond MAX_NUMBER characters are not read. Source: RFC 8785, RFC 7493.
 */
export function canonicalNumber(literal: string): string | undefined {
  if (literal.length > MAX_NUMBER) return undefined;
  const value = Number(literal);
  if (!Number.isFinite(value)) return undefined;
  const form = String(value);
  if (form === literal) return form;
  const written = decimalOf(literal);
  const same = sameDecimal(written, decimalOf(form)) || isExactly(written, Math.abs(value));
  return same ? form : undefined;
}

/** |value| = digits · 10^exponent, without zeros at either end of the digits; no digits: zero. */
type Decimal = { readonly digits: string; readonly exponent: number };

const FORM = /^-?([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/;

function decimalOf(literal: string): Decimal {
  const [, whole = '', fraction = '', power = '0'] = FORM.exec(literal) ?? [];
  const all = (whole + fraction).replace(/^0+/, '');
  const end = behindLastDigit(all);
  if (end === 0) return { digits: '', exponent: 0 };
  return { digits: all.slice(0, end), exponent: Number(power) - fraction.length + all.length - end };
}

/** The length without trailing zeros. Counted: a pattern would try again at every zero inside. */
function behindLastDigit(digits: string): number {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return end;
}

function sameDecimal(a: Decimal, b: Decimal): boolean {
  return a.digits === b.digits && a.exponent === b.exponent;
}

/** Whether the decimal is the double itself, to its last binary digit. */
function isExactly({ digits, exponent }: Decimal, value: number): boolean {
  if (digits === '' || value === 0) return false;
  if (exponent >= 0) return Number.isInteger(value) && BigInt(value) === BigInt(digits) * 10n ** BigInt(exponent);
  // value = m / 2^k with m odd has exactly k decimals, and its digits are m · 5^k.
  const k = -exponent;
  if (k > 1074) return false;
  const m = value * 2 ** Math.min(k, 537) * 2 ** Math.max(0, k - 537);
  return Number.isSafeInteger(m) && m % 2 === 1 && BigInt(digits) === BigInt(m) * 5n ** BigInt(k);
}
