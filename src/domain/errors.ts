/** One registry of everything that can go wrong: the code, what it means, how it maps to HTTP, and whether to retry. */
export const ERROR_REGISTRY = {
  INVALID_INPUT: {
    meaning: 'A value sent is not acceptable; the message names the field and the remedy.',
    http: 400,
    retriable: false,
  },
  LIMIT_EXCEEDED: { meaning: 'The request asks for more than one request may.', http: 400, retriable: false },
  NOT_FOUND: { meaning: 'No such organisation, resource, sector or alliance.', http: 404, retriable: false },
  CURSOR_EXPIRED: {
    meaning: 'The cursor belongs to a state of the graph that is gone; start from the first page.',
    http: 409,
    retriable: false,
  },
  DATABASE_UNAVAILABLE: {
    meaning: 'Neo4j does not answer; what lives in memory still does.',
    http: 503,
    retriable: true,
  },
  OVERLOADED: {
    meaning: 'More requests wait for a search than may; try again in a moment.',
    http: 503,
    retriable: true,
  },
  THREAD_FAILED: {
    meaning: 'The thread that searched for the request has failed; another has taken its place.',
    http: 500,
    retriable: true,
  },
  REQUEST_ABORTED: {
    meaning: 'The client went away before the request was answered.',
    http: 499,
    retriable: true,
  },
  NOT_READY: { meaning: 'The process is starting or draining.', http: 503, retriable: true },
  CONFIGURATION_INVALID: {
    meaning: 'An environment variable has an unacceptable value.',
    http: 500,
    retriable: false,
  },
  MIGRATION_CHANGED: {
    meaning:
      'The migrations here are not those that were applied to the graph: one was edited, or is missing.',
    http: 500,
    retriable: false,
  },
  LOCAL_DATABASE_FAILED: {
    meaning: 'The Neo4j server of this machine does not start, or has ended and does not start again.',
    http: 500,
    retriable: false,
  },
  INTERNAL: { meaning: 'A fault of ours; the details are in the log.', http: 500, retriable: false },
} as const satisfies Record<string, { meaning: string; http: number; retriable: boolean }>;

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
