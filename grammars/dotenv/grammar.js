/**
 * Grammar of `.env` files: line-oriented and lossless.
 *
 * Quotes, inline comments, escapes and values over several lines are left out on purpose, because the programs that
 * read these files disagree about them. A line is cut into pieces that every reader can start from, and no text can
 * make it fail: each character of the file belongs to exactly one piece.
 */

/// <reference types="tree-sitter-cli/dsl" />

// What Python's `str.isspace` accepts, without the two line ends. Readers written in Python strip all of these.
const BLANK = ' \\t\\v\\f\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const END = '\\r\\n';

/**
 * Any character but these. The generated lexer takes NUL for the end of the file where it is part of a large class;
 * as a branch of its own, made different by the optional second one, it is read as what it is.
 */
const not = (excluded) => `([^\\x00${excluded}]|\\x00\\x00?)`;

/** A run of words, with blanks between the words but not after the last one. */
const words = (notFirst, notIn) => {
  const inner = not(notIn + BLANK + END);
  return new RegExp(`${not(notFirst + BLANK + END)}${inner}*([${BLANK}]+${inner}+)*`);
};

module.exports = grammar({
  name: 'dotenv',

  // Blanks are pieces of a line here, never skipped.
  extras: () => [],

  // In place, so that a key and its line need not be told apart before the separator is seen.
  inline: ($) => [$._head],

  rules: {
    file: ($) =>
      seq(
        repeat(choice($.entry, $.bare, $.comment, $.blank)),
        optional(
          choice(
            alias($._last_entry, $.entry),
            alias($._last_bare, $.bare),
            alias($._last_comment, $.comment),
            alias($._last_blank, $.blank),
          ),
        ),
      ),

    // A line with a separator. `:` separates only where the line has no `=`.
    entry: ($) => seq($._entry, $.terminator),
    _last_entry: ($) => $._entry,
    _entry: ($) =>
      seq(
        optional(alias($._blanks, $.indent)),
        choice(
          seq(optional($._head), $.separator, optional($.rest)),
          seq(alias($._colon_key, $.key), $.separator, optional($.rest)),
          seq($.export, alias($._exported_colon_key, $.key), $.separator, optional($.rest)),
          seq(optional($._head), alias($._colon, $.separator), optional(alias($._colon_rest, $.rest))),
        ),
      ),
    _head: ($) => choice(alias($._key, $.key), seq($.export, optional(alias($._exported_key, $.key)))),
    _colon_key: ($) => seq(optional($._key), $._colon, optional($._after_colon)),
    _exported_colon_key: ($) => seq(optional($._exported_key), $._colon, optional($._after_colon)),
    _colon_rest: ($) => seq($._after_colon, optional($._blanks)),

    // A line that has text, but no separator.
    bare: ($) => seq($._bare, $.terminator),
    _last_bare: ($) => $._bare,
    _bare: ($) => seq(optional(alias($._blanks, $.indent)), $._head, optional(alias($._blanks, $.trailing))),

    comment: ($) => seq($._comment, $.terminator),
    _last_comment: ($) => $._comment,
    _comment: ($) => seq(optional(alias($._blanks, $.indent)), $.text),

    blank: ($) => seq(optional(alias($._blanks, $.indent)), $.terminator),
    _last_blank: ($) => alias($._blanks, $.indent),

    // The blanks behind the keyword belong to it: only they tell `export A` from `exported`. The higher precedence
    // stops a key, which may hold blanks, from swallowing the keyword.
    export: () => token(prec(1, new RegExp(`export[${BLANK}]+`))),
    // A `#` starts a comment line, but not behind `export`.
    _key: () => words('#=:', '=:'),
    _exported_key: () => words('=:', '=:'),
    separator: () => new RegExp(`[${BLANK}]*=[${BLANK}]*`),
    rest: () => new RegExp(`${not(BLANK + END)}${not(END)}*`),
    text: () => new RegExp(`#${not(END)}*`),
    terminator: () => /\r\n|\n|\r/,

    _blanks: () => new RegExp(`[${BLANK}]+`),
    _colon: () => new RegExp(`[${BLANK}]*:[${BLANK}]*`),
    _after_colon: () => words('=', '='),
  },
});
