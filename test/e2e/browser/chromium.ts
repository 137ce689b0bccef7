import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** No sandbox, since it needs rights that containers rarely give; and no call home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium of this machine: `CHROMIUM_PATH`, or where it usually is. */
export function launchChromium(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH;
  const executablePath = [named ?? [], USUAL].flat().find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error(
      'The browser tests need Chromium and found none. Install it (Debian: apt install chromium) or set CHROMIUM_PATH.',
    );
  return chromium.launch({ executablePath, args: FLAGS });
}
