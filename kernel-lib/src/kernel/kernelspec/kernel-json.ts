/** Name of the kernelspec, which notebooks and the lab extension ask for. */
export const KERNEL_NAME = 'shiftbook';

/** The oldest Node that the kernel can be interrupted on, whatever it runs. */
export const KERNEL_NODE = 24;

/**
 * The argument vector of a kernel that a Node runs.
 *
 * @param node path of the Node
 * @param main path of the compiled `kernel/main.js`
 */
export const kernelArguments = (node: string, main: string): string[] => [
  node,
  // Node takes the end of a stopped loop for a fault of its own, and would abort.
  '--no-force-async-hooks-checks',
  main,
  '{connection_file}',
];

/** The content of `kernel.json` (https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs). */
export const kernelJson = (argv: readonly string[]): string =>
  `${JSON.stringify(
    {
      argv,
      display_name: 'TypeScript (Shiftbook)',
      language: 'typescript',
      interrupt_mode: 'message',
      metadata: { debugger: false },
    },
    undefined,
    2,
  )}\n`;
