import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import fastify from 'fastify';
import type { Clock } from '../services/clock';
import type { Directory } from '../services/directory';
import type { Log } from '../services/log';
import type { OrganisationWrites } from '../services/organisationWrites';
import type { Recommendations } from '../services/recommendations';
import { createContext } from './context';
import type { ApiContext } from './context';
import { formatError } from './error/formatError';
import type { Health } from './http/health';
import { healthRoutes } from './http/health';
import { httpErrors } from './http/httpErrors';
import { idePage } from './http/idePage';
import { listenFailure } from './http/listenAddress';
import { loopbackHosts } from './http/loopbackHosts';
import { untilClosed } from './http/untilClosed';
import { limitsPlugin } from './limits/limitsPlugin';
import { buildApiSchema } from './schema';

export interface ApiDependencies {
  readonly recommendations: Recommendations;
  readonly directory: Directory;
  readonly writes: OrganisationWrites;
  readonly health: Health;
  /** Whose graph is served. */
  readonly tenant: string;
  readonly log: Log;
  readonly clock: Pick<Clock, 'now'>;
}

export interface Api {
  /**
   * Opens the port (0: any free one).
   * @returns the address, such as http://127.0.0.1:4000
   * @throws SymbiosisError CONFIGURATION_INVALID that names the variable at fault
   */
  listen(host: string, port: number): Promise<string>;
  /** Takes no more requests, lets those under way finish, and closes the port. */
  close(): Promise<void>;
}

/** 500 organisations with everything fit; so does any query. */
const BODY_BYTES = 4 * 1024 * 1024;
/** Words and signs of a query; what is longer belongs into variables. */
const MAX_TOKENS = 5_000;

/** The API, ready to listen: GraphQL at /graphql, an IDE at /, health at /health/live and /health/ready. */
export async function createApi(dependencies: ApiDependencies): Promise<Api> {
  const { recommendations, directory, writes, health, tenant, log, clock } = dependencies;
  const server = fastify({ bodyLimit: BODY_BYTES });
  const schema = buildApiSchema();
  const formatting = { log, newErrorId: errorIds(clock) };
  const apollo = new ApolloServer<ApiContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Clients that send a hash first are told to send the query.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    formatError: (formatted, error) => formatError(formatted, error, formatting),
    plugins: [
      limitsPlugin(schema),
      fastifyApolloDrainPlugin(server),
      ApolloServerPluginLandingPageDisabled(),
      // It would look at every field of every answer to say what no-store says at once.
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await apollo.start();

  loopbackHosts(server);
  httpErrors(server, formatting);
  healthRoutes(server, health);
  await server.register(idePage);
  await server.register(fastifyApollo(apollo), {
    path: '/graphql',
    method: ['GET', 'POST'],
    context: (_, reply) => {
      void reply.header('cache-control', 'no-store');
      const signal = untilClosed(reply.raw);
      return Promise.resolve(createContext({ recommendations, directory, writes, tenant, clock, signal }));
    },
  });

  return {
    async listen(host, port) {
      try {
        return await server.listen({ host, port });
      } catch (error) {
        throw listenFailure(error as NodeJS.ErrnoException, host, port);
      }
    },
    async close() {
      await apollo.stop();
      await server.close();
    },
  };
}

/** Ids that a person can find in a log: when, and the how manieth error of this process. */
function errorIds(clock: Pick<Clock, 'now'>): () => string {
  let errors = 0;
  return () => `${clock.now().toISOString()}-${++errors}`;
}
