import { introspectionFromSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/** How long the lists are that a schema is asked for (types, fields, args and so on): on average, rounded up. */
export function introspectionLists(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const found = new Map<string, { lists: number; items: number }>();
  collectLists(introspectionFromSchema(schema), found);
  return new Map([...found].map(([field, { lists, items }]) => [field, Math.ceil(items / lists)]));
}

function collectLists(value: unknown, found: Map<string, { lists: number; items: number }>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [field, part] of Object.entries(value)) {
    if (Array.isArray(part)) {
      const { lists, items } = found.get(field) ?? { lists: 0, items: 0 };
      found.set(field, { lists: lists + 1, items: items + part.length });
    }
    collectLists(part, found);
  }
}
