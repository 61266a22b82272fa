import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findJava, findMaven } from '../../src/store/local/javaTools';

describe('Java and Maven', () => {
  let folder: string;

  async function command(path: string, prints: string): Promise<void> {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `#!/bin/sh\n/bin/cat >&2 <<'END'\n${prints}\nEND\n`);
    await chmod(file, 0o755);
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'symbiosis-tools-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test.each([
    ['openjdk version "17.0.15" 2025-04-15'],
    ['java version "21" 2023-09-19 LTS'],
    ['Picked up JAVA_TOOL_OPTIONS: -Xint\nopenjdk version "22-ea" 2024-03-19'],
  ])('are taken when new enough: %s', async (prints) => {
    await command('java', prints);
    expect(await findJava({ PATH: folder })).toBe('java');
  });

  test('Java is taken from JAVA_HOME before PATH', async () => {
    await command('java', 'openjdk version "1.8.0_292"');
    await command('jdk/bin/java', 'openjdk version "17.0.1"');
    expect(await findJava({ PATH: folder, JAVA_HOME: join(folder, 'jdk') })).toBe(
      join(folder, 'jdk/bin/java'),
    );
  });

  test('a JAVA_HOME without Java is named, although there is one on PATH', async () => {
    await command('java', 'openjdk version "17.0.1"');
    const JAVA_HOME = join(folder, 'removed');
    await expect(findJava({ PATH: folder, JAVA_HOME })).rejects.toMatchObject({
      code: 'LOCAL_DATABASE_FAILED',
      message: `No Neo4j server can be started here: ${JAVA_HOME}/bin/java of JAVA_HOME is not Java.`,
      details: { remedy: expect.stringMatching(/^Correct or unset JAVA_HOME.*NEO4J_URI/) as string },
    });
  });

  test.each([
    ['openjdk version "1.8.0_292"', 'Java 8 is too old'],
    ['openjdk version "11.0.2" 2019-01-15', 'Java 11 is too old'],
    ['no idea', 'Java is missing'],
  ])('Java is refused: %s', async (prints, complaint) => {
    await command('java', prints);
    await expect(findJava({ PATH: folder })).rejects.toMatchObject({
      code: 'LOCAL_DATABASE_FAILED',
      message: `No Neo4j server can be started here: ${complaint}.`,
      details: {
        remedy: expect.stringMatching(/Install Java 17 or later.*NEO4J_URI.*docker compose up/) as string,
      },
    });
  });

  test.each([
    ['Apache Maven 3.6.3 (cecedd343002696d0abb50b32b541b8a6ba2883f)'],
    ['Apache Maven 3.10.1'],
    ['Apache Maven 4.0.0-rc-2'],
  ])('Maven is taken when new enough: %s', async (prints) => {
    await command('mvn', prints);
    expect(await findMaven({ PATH: folder })).toBe('mvn');
  });

  test.each([
    ['Apache Maven 3.5.4', 'Apache Maven 3.5.4 is too old'],
    ['Apache Maven 2.2.1', 'Apache Maven 2.2.1 is too old'],
  ])('Maven is refused: %s', async (prints, complaint) => {
    await command('mvn', prints);
    await expect(findMaven({ PATH: folder })).rejects.toMatchObject({
      message: `No Neo4j server can be started here: ${complaint}.`,
      details: {
        remedy: expect.stringMatching(/Install Maven 3.6 or later.*NEO4J_URI.*docker compose up/) as string,
      },
    });
  });

  test('what is not there at all is missing', async () => {
    await expect(findJava({ PATH: folder })).rejects.toThrow('Java is missing');
    await expect(findMaven({ PATH: folder })).rejects.toThrow('Maven (mvn) is missing');
  });
});
