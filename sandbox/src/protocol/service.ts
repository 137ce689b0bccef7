/** Who signed a request, as the control plane worked it out from the signature. */
export interface Caller {
  readonly accountId: string;
  /** ARN of the user or assumed role. */
  readonly arn: string;
  readonly accessKeyId: string;
}

/** What one operation of a service does: takes the decoded input, returns the output to encode. */
export type Operation = (
  input: Readonly<Record<string, unknown>>,
  caller: Caller,
) => Promise<Record<string, unknown>>;

/** A service that this package answers itself, instead of passing it on to ministack. */
export interface Service {
  /** The signing scope in `Authorization` by which requests are routed, such as `redshift`. */
  readonly scope: string;
  /** `query`: form in, XML out (awsQuery). `json`: JSON 1.1 with an `X-Amz-Target` header; dates are epoch seconds. */
  readonly protocol: 'query' | 'json';
  /** XML namespace of a `query` service's answers. */
  readonly namespace?: string;
  /** `query`: the elements of lists in answers, by the list's name, where they are not called `member`. */
  readonly listElements?: Readonly<Record<string, string>>;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Ends everything that the service started: processes, connections, timers. */
  close(): Promise<void>;
}

/** An error that the client sees under the service's own code, such as `ClusterNotFound`. */
export class ServiceError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number = 400,
  ) {
    super(message);
  }
}
