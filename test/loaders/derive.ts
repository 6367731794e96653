import { readEnvFile } from '../../server/src/core/model/env-loaders';
import type { EnvReading } from '../../server/src/core/model/env-loaders';
import { createDotenvParser } from '../../server/src/core/syntax/dotenv';
import { loadDotenvGrammar } from '../syntax/dotenv-parser';

/** Answers a JSON list of file texts on standard input with what we derive for each, in the shape of `readers.py`. */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const texts = JSON.parse(Buffer.concat(chunks).toString('utf8')) as readonly string[];
  const parse = createDotenvParser(await loadDotenvGrammar());
  process.stdout.write(JSON.stringify(texts.map((text) => derive(text))));

  function derive(text: string): unknown {
    const file = parse(text);
    const dotenv = readEnvFile(file, text, 'python-dotenv');
    const environ = readEnvFile(file, text, 'django-environ');
    const docker = readEnvFile(file, text, 'docker');
    const literal = { interpolate: false };
    return {
      'python-dotenv': {
        values: values(dotenv, 'valueInEmptyEnvironment'),
        literal: values(readEnvFile(file, text, 'python-dotenv', literal), 'value'),
        load: fails(dotenv),
      },
      environs: { values: set(values(readEnvFile(file, text, 'environs'), 'valueInEmptyEnvironment')) },
      'django-environ': {
        values: values(readEnvFile(file, text, 'django-environ', literal), 'value'),
        comments: values(readEnvFile(file, text, 'django-environ', { ...literal, parseComments: true }), 'value'),
        reads: values(environ, 'value'),
        multiline: values(readEnvFile(file, text, 'django-environ', { multiline: true }), 'value'),
        load: fails(environ),
      },
      'python-decouple': { values: values(readEnvFile(file, text, 'python-decouple'), 'value') },
      docker: fails(docker) ? { error: true } : { pairs: pairs(docker) },
    };
  }
}

type Pairs = readonly (readonly [string, string | null])[];

/** Pairs and not an object, which would sort keys that look like numbers. */
function values(reading: EnvReading, which: 'value' | 'valueInEmptyEnvironment'): Pairs {
  return [...new Map(reading.entries.map((entry) => [entry.key, entry[which]]))];
}

function set(all: Pairs): Pairs {
  return all.filter(([, value]) => value !== null);
}

function pairs(reading: EnvReading): Pairs {
  return set(reading.entries.map(({ key, value }) => [key, value]));
}

function fails(reading: EnvReading): boolean {
  return reading.problems.some(({ effect }) => effect === 'fails');
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
