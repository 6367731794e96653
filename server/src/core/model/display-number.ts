/** A number as Python's `repr` writes it. */
export function numberText(value: number | bigint, float: boolean): string {
  if (typeof value === 'bigint') return String(value);
  if (Number.isNaN(value)) return "float('nan')";
  if (!Number.isFinite(value)) return value > 0 ? "float('inf')" : "float('-inf')";
  return float || !Number.isInteger(value) ? floatText(value) : String(value);
}

/** Python switches to exponents at 1e16 and below 1e-4, and writes them with two digits. */
function floatText(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    return `${digits}e${exponent.replace(/^([+-])(\d)$/, '$10$2')}`;
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /[.]/.test(text) ? text : `${text}.0`;
}
