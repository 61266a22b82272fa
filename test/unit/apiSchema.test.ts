import { readFileSync } from 'node:fs';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  type GraphQLNamedType,
} from 'graphql';
import { buildApiSchema, printApiSchema } from '../../src/api/schema';

const schema = buildApiSchema();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const own = types.filter((type) => !isScalarType(type));

/** Everything of a type that a reader sees, with its description. */
function parts(
  type: GraphQLNamedType,
): readonly (readonly [name: string, description: string | null | undefined])[] {
  const named: (readonly [string, string | null | undefined])[] = [[type.name, type.description]];
  if (isEnumType(type)) {
    for (const value of type.getValues()) named.push([`${type.name}.${value.name}`, value.description]);
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      named.push([`${type.name}.${field.name}`, field.description]);
      for (const arg of field.args) named.push([`${type.name}.${field.name}(${arg.name})`, arg.description]);
    }
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      named.push([`${type.name}.${field.name}`, field.description]);
    }
  }
  return named;
}

const ROOTS = ['Query', 'Mutation'];

test('every type, field, argument and value says what it means', () => {
  const silent = own
    .flatMap(parts)
    .filter(([name, description]) => !description && !ROOTS.includes(name))
    .map(([name]) => name);
  expect(silent).toEqual([]);
});

test('nothing speaks of a database', () => {
  const words =
    /neo4j|cypher|\bnode label|\blabels?\b|database|\bquery plan|relationship|\bmerge\b|\bupsert key/i;
  const leaks = own
    .flatMap(parts)
    .filter(([name, description]) => words.test(`${name} ${description ?? ''}`));
  expect(leaks.filter(([name]) => !name.startsWith('ErrorCode'))).toEqual([]);
});

test('the committed schema is the one of the code', () => {
  expect(readFileSync('schema/schema.graphql', 'utf8')).toBe(printApiSchema(schema));
});
