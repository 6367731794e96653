#!/bin/sh
# Rebuilds what is generated from grammars/dotenv/grammar.js: src/ and tree-sitter-dotenv.wasm.
#
#   scripts/build-dotenv-grammar.sh           rebuild in place and run the corpus tests
#   scripts/build-dotenv-grammar.sh --check   rebuild in a temporary folder and compare with the committed files
#
# It installs and downloads nothing. It needs these versions, because others may give other bytes:
#   tree-sitter 0.27.1                  cargo install tree-sitter-cli --version 0.27.1 --locked
#   clang 19, lld 19, wasi-libc         Debian or Ubuntu packages clang-19 lld-19 wasi-libc
#   a C compiler (cc)                   only for the corpus tests
# The command of tree-sitter itself is not used for the wasm, because it downloads a WASI SDK.
set -eu

want='tree-sitter 0.27.1'
root=$(cd "$(dirname "$0")/.." && pwd)
grammar=$root/grammars/dotenv
clang=${CLANG:-clang-19}

fail() { echo "build-dotenv-grammar: $*" >&2; exit 2; }

command -v tree-sitter >/dev/null || fail "tree-sitter is missing: cargo install tree-sitter-cli --version 0.27.1 --locked"
command -v "$clang" >/dev/null || fail "$clang is missing: install the packages clang-19, lld-19 and wasi-libc"
[ -d /usr/include/wasm32-wasi ] || fail "/usr/include/wasm32-wasi is missing: install the package wasi-libc"
case $(tree-sitter --version) in
  "$want"*) ;;
  *) fail "needs $want, found $(tree-sitter --version)" ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$grammar/grammar.js" "$grammar/tree-sitter.json" "$grammar/test" "$work/"
cd "$work"
tree-sitter generate
"$clang" --target=wasm32-wasi --sysroot=/usr -I/usr/include/wasm32-wasi -fPIC -shared -Os -nostdlib -fno-exceptions \
  -fvisibility=hidden -Wl,--export=tree_sitter_dotenv -Wl,--allow-undefined -Wl,--no-entry -Wl,--strip-all \
  -I src src/parser.c -o tree-sitter-dotenv.wasm 2>linker.log || { cat linker.log >&2; exit 1; }
chmod 644 tree-sitter-dotenv.wasm # The linker makes it executable, which nothing needs.

if [ "${1:-}" = --check ]; then
  diff -r src "$grammar/src" || fail 'grammars/dotenv/src is not what grammar.js generates; run this script without --check'
  cmp tree-sitter-dotenv.wasm "$grammar/tree-sitter-dotenv.wasm" || fail 'tree-sitter-dotenv.wasm is out of date'
  echo 'grammars/dotenv is up to date'
else
  rm -rf "$grammar/src" "$grammar/tree-sitter-dotenv.wasm"
  cp -R src tree-sitter-dotenv.wasm "$grammar/"
fi
# The corpus is checked with a cache of its own, so that a parser built earlier is never tested instead.
XDG_CACHE_HOME=$work/cache TREE_SITTER_LIBDIR=$work/lib tree-sitter test
