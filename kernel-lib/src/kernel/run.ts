import { randomUUID } from 'node:crypto';
import { type LibraryPlace, libraryVersion } from '../cells/library.js';
import { openChannels } from './channels/channels.js';
import { captureSpawn } from './children/capture-spawn.js';
import { captureSync } from './children/capture-sync.js';
import { registerPanelTarget } from './comm/panel-target.js';
import { createComms } from './comm/user-comms.js';
import { checkBundle } from './display/check-bundle.js';
import { displayData } from './display/display-data.js';
import { createDisplay } from './display/display-global.js';
import { installFrontEnd } from './display/progress-front-end.js';
import { captureStreams } from './display/streams.js';
import { captureWarnings } from './display/warnings.js';
import { endProcess, keepFromExit } from './execution/process-exit.js';
import { installStop } from './execution/stop.js';
import { Kernel } from './kernel.js';
import { installModuleHooks } from './language/module-hooks.js';
import { redirectTslabDisplay } from './language/tslab-display.js';
import { enableDebug, log } from './log.js';
import { kernelInfo } from './requests/kernel-info.js';
import { createConfirm, createPrompt } from './stdin/prompt.js';
import type { Question } from './stdin/questions.js';
import { readConnectionFile } from './wire/connection-file.js';
import { isJsonObject } from './wire/json.js';
import { createSigner } from './wire/signature.js';

export interface KernelOptions {
  readonly connectionFile: string;
  readonly debug: boolean;
  readonly library: LibraryPlace;
  /** The compiled `channels/thread.js`. */
  readonly channelThread: URL;
}

/** Globals of cells, and everything printed. */
function installGlobals(kernel: Kernel): void {
  const { publisher, questions, session, shownLater } = kernel;
  captureStreams((name, text) => publisher.stream(name, text));
  captureSpawn((name, text) => process[name].write(text));
  captureSync((name, text) => process[name].write(text));
  captureWarnings((text) => publisher.stream('stderr', `${text}\n`));
  globalThis.display = createDisplay({
    ...session,
    show: (type, content) => publisher.show(type, content),
    later: (shown) => shownLater.add(shown),
  });
  installFrontEnd(publisher, kernel.interruptions);
  globalThis.clearOutput = (wait = false) => publisher.show('clear_output', { wait });
  globalThis.comms = createComms(kernel.comms, (error) => kernel.showUncaught(error));
  const ask = (question: Question) => questions.ask(question);
  Object.assign(globalThis, { prompt: createPrompt(ask), confirm: createConfirm(ask) });
}

/** tslab's `display` gives null as transient data, where the protocol wants an object. */
function adoptTslabDisplay({ publisher }: Kernel): void {
  redirectTslabDisplay((shown, update) => {
    if (!isJsonObject(shown)) return;
    const { metadata, transient } = shown;
    const given = isJsonObject(transient) ? transient.display_id : undefined;
    const id = typeof given === 'string' ? given : undefined;
    publisher.show(...displayData({ data: checkBundle(shown.data), metadata, id, update }));
  });
}

/** V8's ten frames often end within a library, before the cell that called it. */
const STACK_FRAMES = 50;

/** What escapes a cell's promises and timers is shown under the cell and kills nothing. */
function surviveEscapedErrors(kernel: Kernel): void {
  Error.stackTraceLimit = STACK_FRAMES;
  process.on('uncaughtException', (error) => kernel.showUncaught(error));
  process.on('unhandledRejection', (error) => kernel.showUncaught(error));
}

/**
 * Runs a kernel until it is shut down.
 *
 * @throws {ShiftbookError} `connection-file`, `kernel-channel`: it could not start
 */
export async function runKernel(options: KernelOptions): Promise<Kernel> {
  if (options.debug) enableDebug();
  const file = readConnectionFile(options.connectionFile);
  const version = libraryVersion(options.library);
  const session = randomUUID();
  const removeStop = installStop();
  const info = kernelInfo(version);
  const channels = await openChannels(options.channelThread, { file, session, info });
  installModuleHooks(options.library);
  const kernel: Kernel = new Kernel({
    channels,
    session,
    signer: createSigner(file.signature_scheme, file.key),
    createEngine: async (scripts) => {
      // The compiler is most of the kernel, and the kernel answers without it.
      const { Engine } = await import('./language/engine.js');
      const engine = new Engine(process.cwd(), options.library, scripts);
      adoptTslabDisplay(kernel);
      return engine;
    },
    info,
    exit: () => {
      removeStop();
      channels.close().then(
        () => endProcess(0),
        (error: unknown) => {
          log(String(error));
          endProcess(1);
        },
      );
    },
  });
  installGlobals(kernel);
  surviveEscapedErrors(kernel);
  keepFromExit();
  registerPanelTarget(kernel.comms, version, process.cwd());
  kernel.start();
  return kernel;
}
