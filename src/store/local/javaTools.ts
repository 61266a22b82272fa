import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SymbiosisError } from '../../domain/errors';

const OLDEST_JAVA = 17;
const OLDEST_MAVEN = [3, 6] as const;

const OTHER_WAYS =
  'Or use a Neo4j server you already have (set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD), ' +
  'or let Docker bring one up: docker compose up.';

/**
 * The command that runs Java 17 or later: of JAVA_HOME where that is set, else of PATH.
 * @throws SymbiosisError LOCAL_DATABASE_FAILED where there is none
 */
export async function findJava(environment: NodeJS.ProcessEnv): Promise<string> {
  const { JAVA_HOME: home } = environment;
  const java = home ? join(home, 'bin', 'java') : 'java';
  const version = /version "(?:1\.)?(\d+)/.exec(await printedBy(java, ['-version'], environment))?.[1];
  if (version === undefined && home) {
    throw unusable(
      `${java} of JAVA_HOME is not Java`,
      `Correct or unset JAVA_HOME; Java ${OLDEST_JAVA} or later is needed (a JRE is enough).`,
    );
  }
  if (version === undefined) {
    throw unusable('Java is missing', `Install Java ${OLDEST_JAVA} or later (a JRE is enough).`);
  }
  if (Number(version) < OLDEST_JAVA) {
    throw unusable(
      `Java ${version} is too old`,
      `Install Java ${OLDEST_JAVA} or later, and set JAVA_HOME where several are installed.`,
    );
  }
  return java;
}

/** The command that runs Maven 3.6 or later. @throws SymbiosisError LOCAL_DATABASE_FAILED where there is none. */
export async function findMaven(environment: NodeJS.ProcessEnv): Promise<string> {
  const needed = `Maven ${OLDEST_MAVEN.join('.')}`;
  const version = /Apache Maven (\d+)\.(\d+)\S*/.exec(
    await printedBy('mvn', ['-B', '-version'], environment),
  );
  if (version === null) throw unusable('Maven (mvn) is missing', `Install ${needed} or later.`);
  const [major, minor] = [Number(version[1]), Number(version[2])];
  if (major < OLDEST_MAVEN[0] || (major === OLDEST_MAVEN[0] && minor < OLDEST_MAVEN[1])) {
    throw unusable(`${version[0]} is too old`, `Install ${needed} or later.`);
  }
  return 'mvn';
}

function unusable(what: string, remedy: string): SymbiosisError {
  return new SymbiosisError('LOCAL_DATABASE_FAILED', `No Neo4j server can be started here: ${what}.`, {
    remedy: `${remedy} ${OTHER_WAYS}`,
  });
}

/** All that a command prints; empty where it cannot be run. */
async function printedBy(
  command: string,
  arguments_: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, arguments_, { env: environment });
    return stdout + stderr;
  } catch {
    return '';
  }
}
