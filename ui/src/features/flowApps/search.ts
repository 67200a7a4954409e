import type { SubmissionId } from '../../ipc';

/** What stands beside a flow app, as the address keeps it. */
export interface FlowAppSearch {
  /** Its rules are tried. */
  test?: boolean | undefined;
  /** On this submission. */
  submission?: SubmissionId | undefined;
}

/** Reads an address. What it does not know is named as absent, since the router keeps what nobody names. */
export function readFlowAppSearch({ test, submission }: Record<string, unknown>): FlowAppSearch {
  return {
    test: test === true || undefined,
    submission: typeof submission === 'string' ? submission : undefined,
  };
}
