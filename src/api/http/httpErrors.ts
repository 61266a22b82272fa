import type { FastifyError, FastifyInstance } from 'fastify';
import { extensionsOf, unexpectedError } from '../error/formatError';
import type { ErrorFormatting } from '../error/formatError';

/** In the words of Apollo, which answers so too. */
const NOT_GRAPHQL = {
  code: 'BAD_REQUEST',
  remedy: 'Send JSON with the content type application/json.',
  retriable: false,
};

/** Answers what never reaches GraphQL (no such path, a body too large or not JSON) in the shape of a GraphQL error. */
export function httpErrors(server: FastifyInstance, formatting: ErrorFormatting): void {
  server.setNotFoundHandler((request, reply) => {
    const message = `There is nothing at ${request.method} ${request.url.split('?')[0]}.`;
    const extensions = extensionsOf('NOT_FOUND', undefined, 'Send queries to POST /graphql.');
    return reply.code(404).send({ errors: [{ message, extensions }] });
  });
  server.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) return reply.code(500).send({ errors: [unexpectedError(error, formatting)] });
    const extensions =
      status === 413 ? extensionsOf('LIMIT_EXCEEDED', undefined, 'Send less in one request.') : NOT_GRAPHQL;
    return reply.code(status).send({ errors: [{ message: error.message, extensions }] });
  });
}
