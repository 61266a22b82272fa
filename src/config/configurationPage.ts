import { VARIABLES, type Variable } from './variables';

/** docs/configuration.md, from the table of variables: `npm run docs:configuration` writes it. */
export function configurationPage(): string {
  const rows = Object.entries<Variable>(VARIABLES).map(([name, variable]) =>
    [
      `\`${name}\``,
      variable.meaning,
      variable.accepts + (variable.unit ? ` (${variable.unit})` : ''),
      variable.default === undefined ? 'not set' : `\`${variable.default}\``,
    ].join(' | '),
  );
  return `# Configuration

Symbiosis reads environment variables when it starts, and refuses to start when any is unacceptable: one message names
them all, and the exit code is 2. An empty variable counts as not set. A name that begins with \`SYMBIOSIS_\` and is not
listed here is refused as well, since it is most likely a slip of the pen; those that begin with \`SYMBIOSIS_TEST_\`
belong to the tests. Passwords appear in no message and no log.

| variable | meaning | accepts | default |
| --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}

<!-- Made from src/config/variables.ts by npm run docs:configuration. -->
`;
}
