import { nodeModules } from './node-modules.mjs';
import { build, installIntoVenv } from './product.mjs';
import { step } from './progress.mjs';
import { checkDisk, checkNode } from './requirements.mjs';
import { labEnvironment } from './venv.mjs';

/** From a clone to a built product inside `.venv`; what is there already is left alone. */
export async function prepare() {
  await step('Check Node', checkNode);
  await step('Check disk', checkDisk);
  await step('Install npm packages', nodeModules);
  await step('Install JupyterLab and the sandbox into .venv', labEnvironment);
  await step('Build', build);
  await step('Install kernel and lab extension into .venv', installIntoVenv);
}
