import { certain, literal, unknown } from '../bounds';
import { noteLoad } from './env-file-load';
import type { Reader } from './reader';

/** python-dotenv: `load_dotenv()` fills the environment, so reads by `os` go on as before. */
export const dotenv: Reader = {
  name: 'python-dotenv',
  callImported(call, path) {
    if (path === 'dotenv.load_dotenv' || path === 'dotenv.main.load_dotenv' || path === 'dotenv.read_dotenv') {
      noteLoad(call, 'python-dotenv', 0, 'dotenv_path', 'upwards');
      return certain(literal(true), call.at);
    }
    if (path === 'dotenv.find_dotenv') return certain({ kind: 'call', callee: path, args: [] }, call.at);
    return path === 'dotenv.dotenv_values' ? unknown('file', call.at, 'dotenv_values') : undefined;
  },
};
