/** The messages, as the kernel's package defines them: the compiled file, since the bundle needs its constants too. */
export * from '../../../kernel-lib/lib/panel/protocol.js';
