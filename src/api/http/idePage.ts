import fastifyStatic from '@fastify/static';
import { getDistDirectory, renderAltair } from 'altair-static';
import type { FastifyInstance } from 'fastify';

/** The browser itself refuses everything that is not served from here, so that the page needs no network. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
].join('; ');

const FIRST_QUERY = `# The first organisations, and whom each should ally with.
{
  organisations(first: 3) {
    edges {
      node {
        ownId
        name
        recommendations(first: 3) {
          edges {
            node {
              candidate { ownId name }
              score
              evidence
              advisedTypes { type reasons }
            }
          }
        }
      }
    }
  }
}
`;

/** GET /: a page for writing queries; its parts under /ide/. */
export async function idePage(server: FastifyInstance): Promise<void> {
  const page = renderAltair({
    baseURL: '/ide/',
    endpointURL: '/graphql',
    initialQuery: FIRST_QUERY,
    disableAccount: true,
    persistedSettings: { 'banners.disable': true },
  });
  await server.register(fastifyStatic, { root: getDistDirectory(), prefix: '/ide/', index: false });
  server.get('/', (_request, reply) =>
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY).type('text/html').send(page),
  );
}
