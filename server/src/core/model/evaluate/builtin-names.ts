/** Built-in functions that evaluation knows; `print` and its like are here because they give None. */
export const builtinNames: ReadonlySet<string> = new Set(
  (
    'bool int float str list tuple set frozenset dict len sorted reversed any all isinstance getattr hasattr setattr globals compile ' +
    'locals vars range zip enumerate map filter min max sum abs round print open repr super property staticmethod classmethod ' +
    'exec eval __import__ next iter type id callable object Exception ValueError KeyError ImportError ModuleNotFoundError ' +
    'NameError AttributeError TypeError RuntimeError OSError IOError FileNotFoundError exit quit input format bytes ' +
    'dir hash bytearray complex divmod pow ord chr hex oct bin ascii slice issubclass delattr iter memoryview help ' +
    'BaseException NotImplementedError NotImplemented LookupError IndexError StopIteration UnicodeDecodeError ' +
    'UserWarning Warning DeprecationWarning RuntimeWarning SystemExit PermissionError classmethod'
  ).split(' '),
);
