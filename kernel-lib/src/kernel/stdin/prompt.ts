import type { Question } from './questions.js';

export interface PromptOptions {
  /** No character of the answer is shown, and it stands in no output. Default: `false`. */
  readonly password?: boolean;
}

/** The global `prompt`. */
export type Prompt = (
  text?: string,
  otherwise?: string | PromptOptions,
  options?: PromptOptions,
) => Promise<string>;

/** The global `confirm`. */
export type Confirm = (text?: string) => Promise<boolean>;

type Ask = (question: Question) => Promise<string>;

/** Makes the global `prompt`, which has `ask` ask the client. */
export function createPrompt(ask: Ask): Prompt {
  return async (text = 'Prompt', otherwise = '', options = {}) => {
    const value = typeof otherwise === 'string' ? otherwise : '';
    const { password = false } = typeof otherwise === 'string' ? options : otherwise;
    // A password's default would be echoed.
    const shown = value === '' || password ? text : `${text.trimEnd()} [${value}] `;
    const answer = await ask({ prompt: shown, password });
    return answer === '' ? value : answer;
  };
}

/** Makes the global `confirm`: only a plain yes is one. */
export function createConfirm(ask: Ask): Confirm {
  return async (text = 'Confirm') => {
    const answer = await ask({ prompt: `${text.trimEnd()} [y/N] `, password: false });
    return /^\s*y(es)?\s*$/i.test(answer);
  };
}
