import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { isTenantName, TENANT_NAME } from '../domain/tenant';

/** One environment variable: what it means, what it takes, and what it is when nobody sets it. */
export interface Variable<T = unknown> {
  readonly meaning: string;
  /** What is accepted, to complete "must be ...". */
  readonly accepts: string;
  readonly unit?: string;
  /** In words or as it would be typed; none where the variable may stay unset. */
  readonly default?: string;
  /** Never shown, neither in messages nor in logs. */
  readonly secret?: true;
  readonly schema: z.ZodType<T, string>;
}

const text = z.string().regex(/^[^\p{Cc}]+$/u);
const folder = text.transform((path) => resolve(path));
const bolt = z.string().regex(/^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s/@]+$/);

function wholeNumber(from: number, to: number) {
  const schema = z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(from).max(to));
  return { accepts: `a whole number from ${from} to ${to}`, schema };
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return { accepts: `one of ${values.join(', ')}`, schema: z.enum(values) as z.ZodType<T[number], string> };
}

/** The first line of the file; empty where it cannot be read, which is then refused. */
function readPassword(path: string): string {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/)[0] ?? '';
  } catch {
    return '';
  }
}

/** Every variable that Symbiosis reads. docs/configuration.md is made from this table. */
export const VARIABLES = {
  NEO4J_URI: {
    meaning: 'The Neo4j server to use. Without it a server is started on this machine.',
    accepts: 'an address such as bolt://localhost:7687 or neo4j+s://host, without user and password',
    schema: bolt,
  },
  NEO4J_USER: {
    meaning: 'User name at that server.',
    accepts: 'a name',
    default: 'neo4j',
    schema: text,
  },
  NEO4J_PASSWORD: {
    meaning: 'Password at that server.',
    accepts: 'the password of NEO4J_USER',
    secret: true,
    schema: text,
  },
  NEO4J_PASSWORD_FILE: {
    meaning: 'A file that holds the password, instead of NEO4J_PASSWORD.',
    accepts: 'the path of a file that can be read and is not empty',
    // Who mistakes it for NEO4J_PASSWORD has put the password itself here.
    secret: true,
    schema: text.transform(readPassword).pipe(z.string().min(1)),
  },
  SYMBIOSIS_HOME: {
    meaning: 'Folder of the graph and the password of the server started here; kept between starts.',
    accepts: 'the path of a folder',
    default: '.symbiosis',
    schema: folder,
  },
  SYMBIOSIS_CACHE: {
    meaning: 'Folder of what is downloaded once: the jars of Neo4j, 120 MB.',
    accepts: 'the path of a folder',
    default: '$XDG_CACHE_HOME/symbiosis, or ~/.cache/symbiosis',
    schema: folder,
  },
  SYMBIOSIS_NEO4J_MEMORY: {
    meaning: 'Heap of the server started here. It takes some 300 MB more than this.',
    unit: 'megabytes',
    default: '512',
    ...wholeNumber(256, 65_536),
  },
  SYMBIOSIS_HOST: {
    meaning: 'Address the API listens on; 0.0.0.0 lets other machines in.',
    accepts: 'an address or name of this machine',
    default: '127.0.0.1',
    schema: z.string().regex(/^[\w.:-]+$/),
  },
  SYMBIOSIS_PORT: {
    meaning: 'Port the API listens on; 0 takes a free one.',
    default: '4000',
    ...wholeNumber(0, 65_535),
  },
  SYMBIOSIS_TENANT: {
    meaning: 'The tenant whose graph is read and written.',
    accepts: TENANT_NAME,
    default: 'default',
    schema: z.string().refine(isTenantName),
  },
  SYMBIOSIS_SAMPLE: {
    meaning:
      'Whether `start` fills a graph without organisations with the vocabularies and the sample; with `no` it stays as it is.',
    accepts: 'yes or no',
    default: 'yes',
    schema: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
  },
  SYMBIOSIS_LOG_LEVEL: {
    meaning: 'The least severe messages that are logged.',
    default: 'info',
    ...oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  },
  SYMBIOSIS_POLL_MS: {
    meaning: 'How often the copy in memory asks Neo4j for changes.',
    unit: 'milliseconds',
    default: '500',
    ...wholeNumber(50, 60_000),
  },
  SYMBIOSIS_RELOAD_MINUTES: {
    meaning:
      'How often the copy in memory is read anew, which catches what other programs wrote; 0 is never.',
    unit: 'minutes',
    default: '10',
    ...wholeNumber(0, 1_440),
  },
  SYMBIOSIS_KEPT_GRAPH: {
    meaning:
      'File of the copy in memory, from which the next start goes on instead of reading everything; `none` keeps none.',
    accepts: 'the path of a file, or none',
    default: 'kept-graph in SYMBIOSIS_HOME',
    schema: text.transform((path) => (path === 'none' ? null : resolve(path))),
  },
  SYMBIOSIS_DRAIN_SECONDS: {
    meaning: 'How long requests under way may take when the process is told to stop.',
    unit: 'seconds',
    default: '10',
    ...wholeNumber(0, 300),
  },
  SYMBIOSIS_THREADS: {
    meaning:
      'How many threads search for `start`; with 0 the process itself does, one request after another.',
    default: 'one less than the machine has processors, 1 to 8',
    ...wholeNumber(0, 64),
  },
  SYMBIOSIS_QUEUE: {
    meaning: 'How many requests may wait for a thread that searches; more are refused as OVERLOADED.',
    default: '256',
    ...wholeNumber(1, 100_000),
  },
} as const satisfies Record<string, Variable>;
