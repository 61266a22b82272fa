import type { FastifyInstance } from 'fastify';

/** How the process is; both answer at once and never throw. */
export interface Health {
  /** Whether the process works at all. */
  live(): boolean;
  /** Whether it should be sent requests, and what keeps it from being ready or complete. */
  ready(): { readonly ready: boolean; readonly reasons: readonly string[] };
}

/** GET /health/live and /health/ready: 200 or 503, with the reasons as JSON. */
export function healthRoutes(server: FastifyInstance, health: Health): void {
  server.get('/health/live', (_request, reply) => {
    const live = health.live();
    return reply.code(live ? 200 : 503).send({ live });
  });
  server.get('/health/ready', (_request, reply) => {
    const { ready, reasons } = health.ready();
    return reply.code(ready ? 200 : 503).send({ ready, reasons });
  });
}
