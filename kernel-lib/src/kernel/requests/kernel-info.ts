import { createRequire } from 'node:module';
import { type JsonObject, PROTOCOL_VERSION } from '../wire/message.js';

/** Version of the compiler, without loading it. */
function compilerVersion(): string {
  const require = createRequire(import.meta.url);
  return (require('typescript/package.json') as { version: string }).version;
}

/** The content of `kernel_info_reply`. */
export function kernelInfo(version: string): JsonObject {
  const typescript = compilerVersion();
  return {
    status: 'ok',
    protocol_version: PROTOCOL_VERSION,
    implementation: 'shiftbook',
    implementation_version: version,
    language_info: {
      name: 'typescript',
      version: typescript,
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      codemirror_mode: 'typescript',
      nbconvert_exporter: 'script',
    },
    banner: `Shiftbook ${version}: TypeScript ${typescript} on Node ${process.versions.node}, with Amazon Redshift and SageMaker at hand`,
    debugger: false,
    help_links: [
      { text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' },
      { text: 'Node.js', url: 'https://nodejs.org/api/' },
      {
        text: 'Amazon Redshift SQL',
        url: 'https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_SQLCommandRef.html',
      },
      {
        text: 'SageMaker Pipelines',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines.html',
      },
    ],
    supported_features: [],
  };
}
