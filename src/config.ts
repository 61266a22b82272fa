import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { hide, type Secret } from './config/secret';
import { VARIABLES, type Variable } from './config/variables';
import { SymbiosisError } from './domain/errors';
import { nearest } from './domain/nearest';

export interface Config {
  /** The server to use, or null where one is to be started on this machine. */
  readonly neo4j: { readonly uri: string; readonly user: string; readonly password: Secret } | null;
  /** Absolute path of the data folder. */
  readonly home: string;
  /** Absolute path of the folder of downloads. */
  readonly cache: string;
  readonly neo4jMemoryMegabytes: number;
  readonly host: string;
  readonly port: number;
  readonly tenant: string;
  /** Whether a graph without organisations is filled with the vocabularies and the sample. */
  readonly sample: boolean;
  readonly logLevel: Value<'SYMBIOSIS_LOG_LEVEL'>;
  readonly pollMilliseconds: number;
  /** 0 is never. */
  readonly reloadMinutes: number;
  /** The file of the copy that the next start goes on from; null keeps none. */
  readonly keptGraph: string | null;
  readonly drainSeconds: number;
  /** Threads that search; 0 is none but the process itself. */
  readonly threads: number;
  /** Requests that may wait for one of them. */
  readonly queue: number;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Name = keyof typeof VARIABLES;
type Value<N extends Name> = z.output<(typeof VARIABLES)[N]['schema']>;

/** Variables with this beginning belong to the tests. */
const OF_TESTS = 'SYMBIOSIS_TEST_';

/** Only with NEO4J_URI do these say anything. */
const CREDENTIALS = ['NEO4J_USER', 'NEO4J_PASSWORD', 'NEO4J_PASSWORD_FILE'] as const;

/**
 * Reads the environment: every variable acceptable, or none taken. An empty variable counts as not set.
 * @throws SymbiosisError CONFIGURATION_INVALID that names all variables at fault and what they must be
 */
export function loadConfig(environment: Environment): Config {
  const faults = [...unknownVariables(environment), ...contradictions(environment)];
  const read = <N extends Name>(name: N): Value<N> => {
    const { schema, ...variable }: Variable = VARIABLES[name];
    const given = environment[name] || defaultOf(name, environment);
    const parsed = schema.optional().safeParse(given);
    if (!parsed.success) {
      faults.push(
        `${variable.secret ? name : `${name}=${withoutSecret(given)}`} must be ${variable.accepts}.`,
      );
    }
    return parsed.data as Value<N>;
  };

  const uri = read('NEO4J_URI');
  const user = read('NEO4J_USER');
  const password = [read('NEO4J_PASSWORD'), read('NEO4J_PASSWORD_FILE')].find((one) => one !== undefined);
  const config: Config = {
    neo4j: uri ? Object.freeze({ uri, user, password: hide(password ?? '') }) : null,
    home: read('SYMBIOSIS_HOME'),
    cache: read('SYMBIOSIS_CACHE'),
    neo4jMemoryMegabytes: read('SYMBIOSIS_NEO4J_MEMORY'),
    host: read('SYMBIOSIS_HOST'),
    port: read('SYMBIOSIS_PORT'),
    tenant: read('SYMBIOSIS_TENANT'),
    sample: read('SYMBIOSIS_SAMPLE'),
    logLevel: read('SYMBIOSIS_LOG_LEVEL'),
    pollMilliseconds: read('SYMBIOSIS_POLL_MS'),
    reloadMinutes: read('SYMBIOSIS_RELOAD_MINUTES'),
    keptGraph: read('SYMBIOSIS_KEPT_GRAPH'),
    drainSeconds: read('SYMBIOSIS_DRAIN_SECONDS'),
    threads: read('SYMBIOSIS_THREADS'),
    queue: read('SYMBIOSIS_QUEUE'),
  };
  if (faults.length > 0) throw invalid(faults);
  return Object.freeze(config);
}

/** Where downloads are kept between starts: the user's cache folder. */
export function defaultCacheFolder(environment: Environment): string {
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'symbiosis');
}

function defaultOf(name: Name, environment: Environment): string | undefined {
  const variable: Variable = VARIABLES[name];
  if (name === 'SYMBIOSIS_CACHE') return defaultCacheFolder(environment);
  if (name === 'SYMBIOSIS_KEPT_GRAPH') return keptGraphIn(environment);
  return name === 'SYMBIOSIS_THREADS' ? String(defaultThreads()) : variable.default;
}

/** In the data folder. */
function keptGraphIn({ SYMBIOSIS_HOME: home }: Environment): string {
  return join(home || VARIABLES.SYMBIOSIS_HOME.default, 'kept-graph');
}

/** One processor is left to everything but searching. */
function defaultThreads(): number {
  return Math.min(8, Math.max(1, availableParallelism() - 1));
}

/** An address may have come with a password in it, and with a slip in what stands before that. */
function withoutSecret(given: string | undefined): string {
  return (given ?? '').replace(/^.*@/s, '[secret]@');
}

/** A name of ours with a letter wrong would otherwise be a default that nobody asked for. */
function unknownVariables(environment: Environment): string[] {
  const known = Object.keys(VARIABLES);
  return Object.keys(environment)
    .filter((name) => name.startsWith('SYMBIOSIS_') && !name.startsWith(OF_TESTS) && !known.includes(name))
    .map((name) => {
      const meant = nearest(name, known);
      return `${name} is not a variable of Symbiosis${meant ? `; did you mean ${meant}?` : '.'}`;
    });
}

function contradictions(environment: Environment): string[] {
  const given = CREDENTIALS.filter((name) => environment[name]);
  if (!environment.NEO4J_URI) {
    return given.map((name) => `${name} says nothing without NEO4J_URI: set that too, or unset this.`);
  }
  const passwords = given.filter((name) => name !== 'NEO4J_USER').length;
  if (passwords === 0) return ['NEO4J_URI needs NEO4J_PASSWORD or NEO4J_PASSWORD_FILE.'];
  if (passwords === 2) return ['NEO4J_PASSWORD and NEO4J_PASSWORD_FILE are both set: unset one.'];
  return [];
}

function invalid(faults: readonly string[]): SymbiosisError {
  const subject =
    faults.length === 1 ? 'The environment has a fault' : `The environment has ${faults.length} faults`;
  return new SymbiosisError('CONFIGURATION_INVALID', [`${subject}:`, ...faults].join('\n  '), {
    remedy: 'docs/configuration.md lists every variable.',
  });
}
