import { nodeModules } from './setup/node-modules.mjs';
import { build } from './setup/product.mjs';
import { run, step } from './setup/progress.mjs';
import { checkNode } from './setup/requirements.mjs';

await run(async () => {
  checkNode();
  await step('Install npm packages', nodeModules);
  await step('Build', build);
});
