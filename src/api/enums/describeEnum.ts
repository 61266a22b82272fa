import { registerEnumType } from 'type-graphql';

/**
 * Makes a GraphQL enum of a domain vocabulary; every value must be described, and none may be forgotten.
 * @returns the value type-graphql knows it by
 */
export function describeEnum<V extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<V, string>>,
): Readonly<Record<V, V>> {
  const values = Object.keys(meanings) as V[];
  const enumObject = Object.fromEntries(values.map((value) => [value, value])) as Record<V, V>;
  const valuesConfig = Object.fromEntries(
    values.map((value) => [value, { description: meanings[value] }]),
  ) as Record<V, { description: string }>;
  registerEnumType(enumObject, { name, description, valuesConfig });
  return enumObject;
}
