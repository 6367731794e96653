import type { ConstantValue } from './python-tree';

const integer = /^(?:0(?:_?0)*|[1-9](?:_?[0-9])*|0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+)$/;
const digits = '[0-9](?:_?[0-9])*';
const exponent = `[eE][+-]?${digits}`;
const float = new RegExp(`^(?:${digits}\\.(?:${digits})?|\\.${digits})(?:${exponent})?$|^${digits}${exponent}$`);
const imaginary = new RegExp(
  `^(?:${digits}|(?:${digits}\\.(?:${digits})?|\\.${digits}|${digits})(?:${exponent})?)[jJ]$`,
);

/** Python refuses to read a longer decimal integer (sys.int_info.default_max_str_digits). */
const maxDecimalDigits = 4300;

/** The value of a number as Python writes it; undefined for what only old versions accept, such as `010` or `5L`. */
export function numberValue(text: string): ConstantValue | undefined {
  if (integer.test(text)) return integerValue(text.replace(/_/g, ''));
  if (float.test(text)) return { type: 'float', value: Number(text.replace(/_/g, '')) };
  if (imaginary.test(text)) return { type: 'complex' };
  return undefined;
}

function integerValue(digitsOnly: string): ConstantValue | undefined {
  const decimal = !/^0[xXoObB]/.test(digitsOnly);
  if (decimal && digitsOnly.length > maxDecimalDigits) return undefined;
  return { type: 'integer', value: BigInt(digitsOnly) };
}
