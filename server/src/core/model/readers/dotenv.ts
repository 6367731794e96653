import { certain, literal, unknown } from '../bounds';
import { argument, type Call } from '../evaluate/calls';
import type { Bound } from '../value';
import { variables } from '../variables';
import { noteLoad, noteLoadApart } from './env-file-load';
import type { Reader } from './reader';

/** python-dotenv: `load_dotenv()` fills the environment, so reads by `os` go on as before; `dotenv_values()` gives a dictionary. */
export const dotenv: Reader = {
  name: 'python-dotenv',
  callImported(call, path) {
    if (path === 'dotenv.load_dotenv' || path === 'dotenv.main.load_dotenv' || path === 'dotenv.read_dotenv') {
      noteLoad(call, 'python-dotenv', 0, 'dotenv_path', 'upwards');
      return certain(literal(true), call.at);
    }
    if (path === 'dotenv.find_dotenv') return certain({ kind: 'call', callee: path, args: [] }, call.at);
    return path === 'dotenv.dotenv_values' || path === 'dotenv.main.dotenv_values' ? readValues(call) : undefined;
  },
};

/** `dotenv_values()` leaves the environment as it is and gives the variables of the file. */
function readValues(call: Call): Bound {
  if (!call.args.exact || argument(call, 1, 'stream') !== undefined) return unknown('file', call.at, 'dotenv_values');
  noteLoadApart(call, 'python-dotenv', 0, 'dotenv_path', 'upwards');
  return certain(variables('file', call.at), call.at);
}
