import type { Inspection } from '../../cells/inspection.js';
import type { Described } from '../../sql/completion/describe-inspection.js';

/** A declaration as code, and what is written about it. */
export function describeTypeScript({ declaration, documentation }: Inspection): Described {
  const written = documentation === '' ? [] : [documentation];
  const code = `\`\`\`typescript\n${declaration}\n\`\`\``;
  return {
    text: [declaration, ...written].join('\n\n'),
    markdown: [code, ...written].join('\n\n'),
  };
}
