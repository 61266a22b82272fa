import { startLocalNeo4j } from '../../src/store/local/startLocalNeo4j';

/** A process that starts a local server, says so, and lives until it is ended: node -r typescriptRequire this home cache. */
async function main([home, cacheFolder]: string[]): Promise<void> {
  const server = await startLocalNeo4j({
    home,
    cacheFolder,
    environment: process.env,
    memoryMegabytes: 512,
  });
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  process.stdout.write(`${JSON.stringify(server)}\n`);
  setInterval(() => {}, 60_000);
}

void main(process.argv.slice(2));
