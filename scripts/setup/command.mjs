import { spawn } from 'node:child_process';
import { root } from './paths.mjs';
import { SetupError } from './progress.mjs';

/** Runs a program to its end, in silence; its output is shown only in the error when it fails. Resolves to stdout. */
export function capture(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let stdout = '';
    let tail = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      tail = `${tail}${chunk}`.slice(-4000);
    });
    child.stderr.on('data', (chunk) => {
      tail = `${tail}${chunk}`.slice(-4000);
    });
    child.on('error', (error) =>
      reject(new SetupError(`${program} cannot be started: ${error.message}`)),
    );
    child.on('close', (code, signal) => {
      if (code === 0) resolve(stdout);
      else
        reject(
          new SetupError(
            `${[program, ...args].join(' ')} ended with ${signal ?? code}:\n${tail.trim()}`,
          ),
        );
    });
  });
}

/** Runs a program on the user's terminal and resolves to its exit code (1 where a signal ended it). */
export function show(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', (error) =>
      reject(new SetupError(`${program} cannot be started: ${error.message}`)),
    );
    child.on('close', (code) => resolve(code ?? 1));
  });
}
