import { createServer } from 'node:net';
import { SymbiosisError } from '../../domain/errors';

/** Opens the port and lets it go at once (0: any free one). @throws SymbiosisError, see listenFailure */
export function checkListenAddress(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(listenFailure(error, host, port)));
    server.listen({ host, port }, () => server.close(() => resolve()));
  });
}

/** What keeps a port from being opened, with the variable at fault: CONFIGURATION_INVALID. */
export function listenFailure(cause: NodeJS.ErrnoException, host: string, port: number): SymbiosisError {
  const { message, field, remedy } = reasonOf(cause, host, port);
  return new SymbiosisError('CONFIGURATION_INVALID', message, { field, remedy, cause });
}

function reasonOf({ code, message }: NodeJS.ErrnoException, host: string, port: number) {
  switch (code) {
    case 'EADDRINUSE':
      return {
        message: `Port ${port} of ${host} is taken.`,
        field: 'SYMBIOSIS_PORT',
        remedy: 'Set SYMBIOSIS_PORT to another port (0 takes any free one), or end what listens there.',
      };
    case 'EACCES':
      return {
        message: `Port ${port} is not for this user to open.`,
        field: 'SYMBIOSIS_PORT',
        remedy: 'Set SYMBIOSIS_PORT to a port above 1023.',
      };
    default:
      return {
        message: `The API cannot listen on ${host}, port ${port}: ${message}.`,
        field: 'SYMBIOSIS_HOST',
        remedy: 'Set SYMBIOSIS_HOST to an address of this machine, such as 127.0.0.1 or 0.0.0.0.',
      };
  }
}
