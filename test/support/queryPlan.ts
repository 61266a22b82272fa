import neo4j, { type Plan } from 'neo4j-driver';
import { serverOfWorker } from './testServers';

/** Names of all operators in the plan of a statement, outermost first, without running it. */
export async function operatorsOf(
  cypher: string,
  parameters: Record<string, unknown>,
): Promise<readonly string[]> {
  const { uri, user, password } = serverOfWorker();
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    const { summary } = await driver.executeQuery(`EXPLAIN ${cypher}`, parameters);
    return summary.plan ? operators(summary.plan) : [];
  } finally {
    await driver.close();
  }
}

function operators({ operatorType, children }: Plan): readonly string[] {
  return [operatorType.replace(/@.*$/, ''), ...children.flatMap(operators)];
}
