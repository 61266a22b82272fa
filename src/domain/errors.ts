/**
 * One registry of everything that can go wrong: the code, what it means, the HTTP status of an answer that has it (200:
 * GraphQL answers with what it could find out; null: no answer ever has it), and whether to retry.
 */
export const ERROR_REGISTRY = {
  INVALID_INPUT: {
    meaning: 'A value sent is not acceptable; the message names the field and the remedy.',
    http: 200,
    retriable: false,
  },
  LIMIT_EXCEEDED: { meaning: 'The request asks for more than one request may.', http: 400, retriable: false },
  NOT_FOUND: { meaning: 'No such organisation, resource, sector or alliance.', http: 200, retriable: false },
  CURSOR_EXPIRED: {
    meaning: 'The cursor belongs to a state of the graph that is gone; start from the first page.',
    http: 200,
    retriable: false,
  },
  DATABASE_UNAVAILABLE: {
    meaning: 'Neo4j does not answer; what lives in memory still does.',
    http: 200,
    retriable: true,
  },
  OVERLOADED: {
    meaning: 'More requests wait for a search than may; try again in a moment.',
    http: 200,
    retriable: true,
  },
  THREAD_FAILED: {
    meaning: 'The thread that searched for the request has failed; another has taken its place.',
    http: 200,
    retriable: true,
  },
  REQUEST_ABORTED: {
    meaning: 'The client went away before the request was answered.',
    http: 200,
    retriable: true,
  },
  NOT_READY: { meaning: 'The process is starting or draining.', http: 200, retriable: true },
  CONFIGURATION_INVALID: {
    meaning: 'An environment variable has an unacceptable value.',
    http: null,
    retriable: false,
  },
  MIGRATION_CHANGED: {
    meaning:
      'The migrations here are not those that were applied to the graph: one was edited, or is missing.',
    http: null,
    retriable: false,
  },
  LOCAL_DATABASE_FAILED: {
    meaning: 'The Neo4j server of this machine does not start, or has ended and does not start again.',
    http: null,
    retriable: false,
  },
  INTERNAL: { meaning: 'A fault of ours; the details are in the log.', http: 200, retriable: false },
} as const satisfies Record<string, { meaning: string; http: 200 | 400 | null; retriable: boolean }>;

export type ErrorCode = keyof typeof ERROR_REGISTRY;

/** An expected failure: safe to show, with the field at fault and what to do about it where they are known. */
export class SymbiosisError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: { readonly field?: string; readonly remedy?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'SymbiosisError';
  }
}
