#!/usr/bin/env node
import { keepCompiledCode } from '../host/compile-cache';

// Only what is loaded after this line is kept, which is why the program is a file of its own.
keepCompiledCode();

void import('./program.js').then(({ runProgram }) => runProgram());
