/** What `shiftbook sandbox` can be told to do. */
export const USAGE = `Usage: shiftbook sandbox <command>

  start   [--directory DIR] [--port PORT] [--foreground]
          Starts your sandbox in the background and prints what a shell needs to use it:
            eval "$(shiftbook sandbox start)"
          Where it runs already it is left alone. --foreground stays until Ctrl-C.

  status  [--directory DIR] [--json]
          Tells whether it runs, and where. Ends with 1 where it does not; with --json always with 0.

  stop    [--directory DIR]
          Stops it. Its data stays in DIR.

  pause   [--directory DIR] [--seconds N] [--stall]
          Pauses the Serverless workgroup, as Redshift does with an idle one. The next login makes it resume, in N
          seconds (10): until then logins are refused, or with --stall kept waiting.

  run     [--credential-seconds N] -- COMMAND [ARGUMENT…]
          Runs a command in a sandbox of its own, which is thrown away afterwards, and ends with its exit code.
          --credential-seconds limits the life of temporary database passwords, for tests of expiry.

DIR is $SHIFTBOOK_SANDBOX_DIR, else ~/.local/state/shiftbook/sandbox.
`;

/** A command line that cannot be understood, or an error that needs no stack trace: its message is for the user. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = 1,
  ) {
    super(message);
  }
}
