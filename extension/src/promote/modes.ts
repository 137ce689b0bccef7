import type { PromoteMode } from '../wire/protocol.js';

/** What a promotion may do, mildest first, in the dialog's words. */
export const MODES: readonly {
  readonly mode: PromoteMode;
  readonly label: string;
  readonly effect: string;
}[] = [
  {
    mode: 'definition',
    label: 'Show the definition',
    effect: 'Nothing changes in your account.',
  },
  {
    mode: 'apply',
    label: 'Create or update the pipeline',
    effect: 'Uploads the steps’ code and saves the pipeline.',
  },
  {
    mode: 'run',
    label: 'Create or update, then run',
    effect: 'Also starts an execution and waits for its end. Its jobs cost what instances cost.',
  },
];
