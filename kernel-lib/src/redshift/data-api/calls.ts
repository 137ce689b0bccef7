import { setTimeout as delay } from 'node:timers/promises';
import type {
  ColumnMetadata,
  DescribeStatementCommandOutput,
  ExecuteStatementCommandInput,
  ExecuteStatementCommandOutput,
  RedshiftDataClient,
  ResultFormatString,
} from '@aws-sdk/client-redshift-data';
import { dataApiClient } from '../../aws.js';
import type { DataApiProfile } from '../profile/profile.js';
import { csvRows, type TextRow } from './csv-rows.js';
import { explainCall } from './failure.js';
import { fieldText } from './field-text.js';

/** How long the service may hold an answer back while a statement runs, in seconds. */
const WAIT_SECONDS = 10;

/** Pauses between questions where it does not hold back: they grow up to a bound, in milliseconds. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 2_000;

type Sdk = typeof import('@aws-sdk/client-redshift-data');

/** One page of a result. */
export interface ResultPage {
  readonly columns: readonly ColumnMetadata[];
  readonly rows: readonly TextRow[];
  /** Where the next begins; undefined or empty for the last. */
  readonly next: string | undefined;
}

/** What is asked of the service, until `signal` fires. Failures are explained. */
export class DataApiCalls {
  /** @param signal fires when nobody waits for answers any more */
  constructor(
    private readonly profile: DataApiProfile,
    private readonly signal: AbortSignal,
  ) {}

  /** Begins a statement. */
  execute(input: ExecuteStatementCommandInput): Promise<ExecuteStatementCommandOutput> {
    return this.#call(
      'ExecuteStatement',
      (client, sdk, abortSignal) =>
        client.send(new sdk.ExecuteStatementCommand(input), { abortSignal }),
      input.SessionId,
    );
  }

  /** Waits for the end of a statement. */
  async ended(Id: string | undefined): Promise<DescribeStatementCommandOutput> {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
      const asked = performance.now();
      const described = await this.#call('DescribeStatement', (client, sdk, abortSignal) =>
        client.send(new sdk.DescribeStatementCommand({ Id, WaitTimeSeconds: WAIT_SECONDS }), {
          abortSignal,
        }),
      );
      if (/^(?:FINISHED|FAILED|ABORTED)$/.test(described.Status ?? '')) return described;
      // Where the service waited, it need not be waited for here.
      const left = pause - (performance.now() - asked);
      if (left > 0) await delay(left, undefined, { signal: this.signal });
    }
  }

  /** One page of the result of a statement, in the format that it was begun with. */
  page(
    Id: string | undefined,
    format: ResultFormatString,
    NextToken: string | undefined,
  ): Promise<ResultPage> {
    return this.#call('GetStatementResult', async (client, sdk, abortSignal) => {
      if (format === 'CSV') {
        const command = new sdk.GetStatementResultV2Command({ Id, NextToken });
        const page = await client.send(command, { abortSignal });
        const csv = (page.Records ?? []).map(({ CSVRecords = '' }) => CSVRecords).join('');
        return { columns: page.ColumnMetadata ?? [], rows: csvRows(csv), next: page.NextToken };
      }
      const command = new sdk.GetStatementResultCommand({ Id, NextToken });
      const page = await client.send(command, { abortSignal });
      const rows = (page.Records ?? []).map((record) => record.map(fieldText));
      return { columns: page.ColumnMetadata ?? [], rows, next: page.NextToken };
    });
  }

  async cancel(Id: string, signal: AbortSignal): Promise<void> {
    await this.#call('CancelStatement', (client, sdk, abortSignal) =>
      client.send(new sdk.CancelStatementCommand({ Id }), {
        abortSignal: AbortSignal.any([abortSignal, signal]),
      }),
    );
  }

  async #call<T>(
    action: string,
    send: (client: RedshiftDataClient, sdk: Sdk, signal: AbortSignal) => Promise<T>,
    session?: string,
  ): Promise<T> {
    try {
      const [client, sdk] = await Promise.all([
        dataApiClient(this.profile),
        import('@aws-sdk/client-redshift-data'),
      ]);
      return await send(client, sdk, this.signal);
    } catch (error) {
      throw explainCall(error, `redshift-data:${action}`, this.profile, session);
    }
  }
}
