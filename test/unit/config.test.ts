import { availableParallelism } from 'node:os';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format, inspect } from 'node:util';
import { loadConfig } from '../../src/config';
import { SymbiosisError } from '../../src/domain/errors';

function messageFor(environment: Record<string, string>): string {
  try {
    loadConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(SymbiosisError);
    expect((error as SymbiosisError).code).toBe('CONFIGURATION_INVALID');
    return (error as SymbiosisError).message;
  }
  throw new Error('was accepted');
}

describe('the configuration', () => {
  test('has a default for everything', () => {
    const config = loadConfig({ XDG_CACHE_HOME: '/caches', SYMBIOSIS_PORT: '' });
    expect(config).toEqual({
      neo4j: null,
      home: resolve('.symbiosis'),
      cache: '/caches/symbiosis',
      neo4jMemoryMegabytes: 512,
      host: '127.0.0.1',
      port: 4000,
      tenant: 'default',
      sample: true,
      logLevel: 'info',
      pollMilliseconds: 500,
      reloadMinutes: 10,
      keptGraph: resolve('.symbiosis/kept-graph'),
      drainSeconds: 10,
      threads: Math.min(8, Math.max(1, availableParallelism() - 1)),
      queue: 256,
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  test('takes what is given', () => {
    const config = loadConfig({
      SYMBIOSIS_PORT: '0',
      SYMBIOSIS_LOG_LEVEL: 'debug',
      SYMBIOSIS_HOME: '/data',
      SYMBIOSIS_SAMPLE: 'no',
      PATH: '/bin',
    });
    expect(config).toMatchObject({ port: 0, logLevel: 'debug', home: '/data', sample: false });
  });

  test('wants a name for the tenant', () => {
    expect(loadConfig({ SYMBIOSIS_TENANT: 't'.repeat(128) }).tenant).toHaveLength(128);
    for (const tenant of [' ', 't'.repeat(129)])
      expect(messageFor({ SYMBIOSIS_TENANT: tenant })).toContain('must be a name of 1 to 128 characters');
  });

  test('names every variable at fault at once, with what it must be', () => {
    const message = messageFor({
      NEO4J_URI: 'localhost',
      SYMBIOSIS_PORT: '70000',
      SYMBIOSIS_POLL_MS: '1e3',
      SYMBIOSIS_LOG_LEVEL: 'loud',
    });
    expect(message).toBe(
      [
        'The environment has 5 faults:',
        'NEO4J_URI needs NEO4J_PASSWORD or NEO4J_PASSWORD_FILE.',
        'NEO4J_URI=localhost must be an address such as bolt://localhost:7687 or neo4j+s://host, without user and password.',
        'SYMBIOSIS_PORT=70000 must be a whole number from 0 to 65535.',
        'SYMBIOSIS_LOG_LEVEL=loud must be one of fatal, error, warn, info, debug, trace, silent.',
        'SYMBIOSIS_POLL_MS=1e3 must be a whole number from 50 to 60000.',
      ].join('\n  '),
    );
  });

  test('refuses a variable of ours that it does not know, and says which one may be meant', () => {
    expect(messageFor({ SYMBIOSIS_PROT: '4001' })).toMatch(
      /SYMBIOSIS_PROT is not .*; did you mean SYMBIOSIS_PORT\?/,
    );
    expect(messageFor({ SYMBIOSIS_COLOUR_OF_BUTTONS: 'red' })).toMatch(
      /SYMBIOSIS_COLOUR_OF_BUTTONS is not .*Symbiosis\.$/,
    );
    expect(loadConfig({ SYMBIOSIS_TEST_ANYTHING: '1' }).port).toBe(4000);
  });

  describe('credentials', () => {
    const uri = 'bolt://graph.example:7687';
    const folder = mkdtempSync(join(tmpdir(), 'symbiosis-config-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    test('are a name and a password', () => {
      const { neo4j } = loadConfig({ NEO4J_URI: uri, NEO4J_PASSWORD: 'p' });
      expect(neo4j).toMatchObject({ uri, user: 'neo4j' });
      expect(neo4j!.password.reveal()).toBe('p');
    });

    test('may come from a file, whose first line counts', () => {
      const file = join(folder, 'password');
      writeFileSync(file, 'from a file\n');
      expect(loadConfig({ NEO4J_URI: uri, NEO4J_PASSWORD_FILE: file }).neo4j!.password.reveal()).toBe(
        'from a file',
      );
      expect(messageFor({ NEO4J_URI: uri, NEO4J_PASSWORD_FILE: `${file}.gone` })).toContain(
        'must be the path of a file',
      );
    });

    test.each([
      [{ NEO4J_URI: uri }, 'NEO4J_URI needs NEO4J_PASSWORD or NEO4J_PASSWORD_FILE'],
      [{ NEO4J_URI: uri, NEO4J_PASSWORD: 'p', NEO4J_PASSWORD_FILE: __filename }, 'are both set'],
      [{ NEO4J_PASSWORD: 'p' }, 'NEO4J_PASSWORD says nothing without NEO4J_URI'],
    ])('are refused where they contradict one another: %j', (environment, message) => {
      expect(messageFor(environment)).toContain(message);
    });

    test('are shown nowhere', () => {
      const config = loadConfig({ NEO4J_URI: uri, NEO4J_PASSWORD: 'hunter2' });
      const printed = [
        inspect(config, { depth: 9 }),
        JSON.stringify(config),
        format('%s', config.neo4j!.password),
      ];
      expect(printed.join()).not.toContain('hunter2');
    });

    const inAddress = (address: string) => ({ NEO4J_URI: address, NEO4J_PASSWORD: 'p' });

    test.each<[Record<string, string>, string]>([
      [{ NEO4J_URI: uri, NEO4J_PASSWORD: 'hunter\u0000 2' }, 'NEO4J_PASSWORD must be'],
      [{ NEO4J_URI: uri, NEO4J_PASSWORD_FILE: 'hunter2' }, 'NEO4J_PASSWORD_FILE must be'],
      [inAddress('bolt://me:hunter2@host'), 'NEO4J_URI=[secret]@host must be'],
      [inAddress('bolt://me:hunter2@2@host'), 'NEO4J_URI=[secret]@host must be'],
      [inAddress('bolt:/me:\nhunter2@host'), 'NEO4J_URI=[secret]@host must be'],
      [inAddress('neo4j:hunter2@host'), 'NEO4J_URI=[secret]@host must be'],
    ])('are shown in no refusal: %j', (environment, message) => {
      expect(messageFor(environment)).toContain(message);
      expect(messageFor(environment)).not.toContain('hunter');
    });
  });
});
