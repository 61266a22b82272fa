/**
 * Runs a converter on the arguments of the process. Too few or too many of them, and a source that is not there, end it
 * with exit code 2, the reason and how it is called.
 * @param usage the command, ` -- `, its arguments; those in brackets may be left out
 */
export function runConverter(usage: string, convert: (...given: string[]) => void): void {
  const given = process.argv.slice(2);
  const takes = usage.split(' -- ')[1].split(' ');
  const needs = takes.filter((name) => !name.startsWith('['));
  if (given.length < needs.length || given.length > takes.length) return refuse(`usage: ${usage}`);
  try {
    convert(...given);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw error;
    refuse(`${path} is not there.\nusage: ${usage}`);
  }
}

function refuse(reason: string): void {
  console.error(reason);
  process.exitCode = 2;
}
