import { BucketProblem } from './bucket';

/** Ends a call when its caller does, or when nothing has come for too long. */
export class Watch {
  private readonly ours = new AbortController();
  private readonly caller: AbortSignal;
  private readonly silenceMs: number;
  private timer: NodeJS.Timeout;
  private silent = false;

  constructor(caller: AbortSignal, silenceMs: number) {
    this.caller = caller;
    this.silenceMs = silenceMs;
    this.timer = this.arm();
    if (caller.aborted) this.stop();
    caller.addEventListener('abort', this.stop);
  }

  get signal(): AbortSignal {
    return this.ours.signal;
  }

  /** Something came: the time begins anew. */
  alive(): void {
    this.rest();
    this.timer = this.arm();
  }

  rest(): void {
    clearTimeout(this.timer);
  }

  end(): void {
    this.rest();
    this.caller.removeEventListener('abort', this.stop);
  }

  /** That nothing came for too long, where this ended the call. Throws the caller's reason where the caller did. */
  silence(host: string): BucketProblem | undefined {
    this.caller.throwIfAborted();
    return this.silent ? new BucketProblem('s3-interrupted', 'again', `${host} sent nothing for ${Math.round(this.silenceMs / 1000)} seconds.`) : undefined;
  }

  /** The connection is of no more use. */
  readonly stop = (): void => this.ours.abort();

  private arm(): NodeJS.Timeout {
    return setTimeout(() => {
      this.silent = true;
      this.stop();
    }, this.silenceMs);
  }
}
