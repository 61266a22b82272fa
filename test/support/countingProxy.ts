import { connect, createServer, type AddressInfo } from 'node:net';

/** Stands between a client and a server and counts how often the client waits for an answer. */
export interface CountingProxy {
  readonly port: number;
  /** So far: what the client sent after the last answer, up to the next one, is one round trip. */
  roundTrips(): number;
  /** Breaks the connection over which the client sends something next, instead of handing it on. */
  breakNext(): void;
  close(): Promise<void>;
}

/** Listens on a free port of this machine and hands everything on to the server. */
export async function startCountingProxy(host: string, port: number): Promise<CountingProxy> {
  let roundTrips = 0;
  let breaks = false;
  const proxy = createServer((client) => {
    const server = connect(port, host);
    let answered = true;
    client.on('data', (data) => {
      if (answered) roundTrips++;
      answered = false;
      if (breaks) client.destroy();
      else server.write(data);
      breaks = false;
    });
    client.on('close', () => server.destroy());
    client.on('error', () => server.destroy());
    server.on('data', () => (answered = true));
    server.on('error', () => client.destroy());
    server.pipe(client);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    roundTrips: () => roundTrips,
    breakNext: () => (breaks = true),
    close: () => new Promise((resolve) => proxy.close(() => resolve())),
  };
}
