import { defineGlobals } from './display.js';
import { reportFailure } from './failure.js';
import { inputs } from './inputs.js';
import type { StepManifest } from './manifest.js';
import { loadStored, prepareFolder, saveStored } from './stored-value.js';

/** What the bundler puts around a step's cells. */
export interface StepProgram {
  readonly manifest: StepManifest;
  /** Path of the bundle, whose source map leads back to the notebook. */
  readonly bundle: string;
  /** Runs the cells; the module's exports are the outputs. */
  readonly load: () => Promise<Readonly<Record<string, unknown>>>;
  /** Reads a query's result; only in the bundles of steps that have one. */
  readonly loadParquet?: (folder: string) => Promise<unknown>;
}

async function run({ manifest, load, loadParquet }: StepProgram): Promise<void> {
  for (const { folder } of manifest.outputs) await prepareFolder(folder);
  for (const { name, folder, format } of manifest.inputs) {
    inputs[name] = await (format === 'parquet' ? loadParquet?.(folder) : loadStored(folder));
  }
  const values = await load();
  for (const { name, folder } of manifest.outputs) await saveStored(folder, values[name]);
}

/** Runs a step: loads its inputs, runs its cells, saves its outputs. A failure ends the process with code 1. */
export async function runStep(program: StepProgram): Promise<void> {
  try {
    defineGlobals();
    await run(program);
    console.log(`Step ${program.manifest.step} is done.`);
    // Timers and sockets that the cells left open shall not keep the job running.
    process.exitCode = 0;
  } catch (error) {
    reportFailure(error, program.bundle, program.manifest);
    process.exitCode = 1;
  }
  process.exit();
}
