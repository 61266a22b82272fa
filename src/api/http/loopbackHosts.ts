import type { FastifyInstance } from 'fastify';
import { extensionsOf } from '../error/formatError';

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
const LOOPBACK_ADDRESS = /^(127\.|::1$)/;

/**
 * Answers 421 to whoever asks under another name than this machine's own, as long as no other machine can connect. A
 * site may let its name point at 127.0.0.1 (DNS rebinding): its pages would be of the same origin as the API, and could
 * read and write. Where other machines can connect, which names there are is for the proxy in front to know.
 */
export function loopbackHosts(server: FastifyInstance): void {
  let ofThisMachine: boolean | undefined;
  server.addHook('onRequest', (request, reply, next) => {
    // The first request finds the port open; later ones may find it closing, without an address.
    ofThisMachine ??= server.addresses().every(isLoopback);
    const { host = '' } = request.headers;
    if (!ofThisMachine || LOOPBACK_HOST.test(host)) return next();
    const message = `Only requests to this machine's own name are answered here, not those to "${host}".`;
    const remedy =
      'Ask localhost, 127.0.0.1 or [::1]; a proxy in front has to send one of them as Host. Or set SYMBIOSIS_HOST to an ' +
      'address that other machines reach: then every Host is answered.';
    void reply
      .code(421)
      .send({ errors: [{ message, extensions: extensionsOf('INVALID_INPUT', 'Host', remedy) }] });
  });
}

function isLoopback(at: ReturnType<FastifyInstance['addresses']>[number]): boolean {
  return typeof at === 'string' || LOOPBACK_ADDRESS.test(at.address);
}
