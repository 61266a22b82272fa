/**
 * Before a statement that is found by index whatever the graph holds: Neo4j keeps its first plan, where it would plan anew as
 * the graph grows. An import, which multiplies the graph within seconds, would wait for some twenty of them.
 */
export const KEEP_PLAN = 'CYPHER replan=skip';
