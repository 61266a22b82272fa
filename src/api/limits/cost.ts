import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import {
  GraphQLError,
  getNamedType,
  getNullableType,
  getVariableValues,
  isIntrospectionType,
  isLeafType,
  isListType,
} from 'graphql';
import { fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity';
import type { ComplexityEstimator, ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { ERROR_REGISTRY } from '../../domain/errors';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../services/page';
import { isCoercionError } from '../error/coercionError';
import { extensionsOf } from '../error/formatError';
import { introspectionLists } from './introspectionLists';

/** The most objects an answer may be estimated at. */
export const MAX_COST = 100_000;
/** What one ranking costs: it looks at every candidate. */
const OBJECTS_PER_RANKING = 4_000;
/** What a list without pages is taken to hold. */
const OBJECTS_PER_LIST = 10;

/** The estimate of a ranking: its own work, and what is asked of each recommendation. */
export function rankingCost({ args, childComplexity }: ComplexityEstimatorArgs): number {
  return OBJECTS_PER_RANKING + pageSize(args) * childComplexity;
}

/** The estimate of one pair: its place in the list takes a ranking. */
export function pairCost({ childComplexity }: ComplexityEstimatorArgs): number {
  return OBJECTS_PER_RANKING + childComplexity;
}

/** The estimate of a write of many: its answer is as long as what was sent. */
export function writtenRowsCost({ args, childComplexity }: ComplexityEstimatorArgs): number {
  const { organisations } = args.input as { readonly organisations: readonly unknown[] };
  return 1 + organisations.length * childComplexity;
}

/** The estimate of a list as that of one of its items, where the field around it knows how many there are. */
export function oneItemCost({ childComplexity }: ComplexityEstimatorArgs): number {
  return 1 + childComplexity;
}

/** Objects of the answer: pages count as many times as they have items, leaves count nothing. */
function countObjects(schema: GraphQLSchema): ComplexityEstimator {
  // Asked of the schema, which takes some 30 ms, when somebody first asks for it.
  let introspected: ReadonlyMap<string, number> | undefined;
  return ({ type, field, args, childComplexity }) => {
    const fieldType = getNullableType(field.type);
    if (isLeafType(getNamedType(fieldType))) return 0;
    if (args.first !== undefined) return 1 + pageSize(args) * childComplexity;
    if (field.name === 'edges' || !isListType(fieldType)) return 1 + childComplexity;
    const length = isIntrospectionType(type)
      ? (introspected ??= introspectionLists(schema)).get(field.name)
      : undefined;
    return (length ?? OBJECTS_PER_LIST) * (1 + childComplexity);
  };
}

type Variables = Readonly<Record<string, unknown>>;
/** @throws GraphQLError LIMIT_EXCEEDED, or BAD_USER_INPUT where a value that was sent leaves no estimate to make */
export type CostCheck = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables?: Variables,
) => void;

/**
 * Refuses operations whose answer could be too large. The last estimate of one that is asked again and again is kept:
 * names of whom to ask for do not change it.
 */
export function costCheck(schema: GraphQLSchema): CostCheck {
  const estimators = [fieldExtensionsEstimator(), countObjects(schema)];
  const known = new WeakMap<OperationDefinitionNode, { readonly of: string; readonly cost: number }>();
  return (document, operation, variables = {}) => {
    const definitions = operation.variableDefinitions ?? [];
    const { coerced, errors } = getVariableValues(schema, definitions, variables, { maxErrors: 1 });
    // Execution refuses the whole request, and says everything that is wrong with them.
    if (errors) return;
    const of = JSON.stringify(Object.entries(coerced).map(whatDecidesCost));
    const last = known.get(operation);
    const cost =
      last?.of === of ? last.cost : costOf({ schema, estimators, query: document, variables }, operation);
    known.set(operation, { of, cost });
    refuseAbove(cost);
  };
}

/** Sizes of pages, what is included or skipped, lengths of lists and what is null; all else costs the same. */
function whatDecidesCost([name, value]: readonly [string, unknown]): unknown[] {
  if (typeof value === 'object' && value !== null) return [name, lengthsOf(value)];
  return typeof value === 'string' ? [name] : [name, value];
}

function lengthsOf(value: object): unknown {
  if (Array.isArray(value)) return value.length;
  const parts = Object.entries(value) as [string, unknown][];
  return parts.map(([name, part]) => (Array.isArray(part) ? [name, part.length] : name));
}

/**
 * Execution leaves out only the field whose argument is wrong, and answers the others: so where one makes no estimate,
 * the request is refused.
 */
function costOf(request: Parameters<typeof getComplexity>[0], { name }: OperationDefinitionNode): number {
  try {
    return getComplexity({ ...request, operationName: name?.value });
  } catch (error) {
    if (isCoercionError(error)) {
      const { message, nodes } = error;
      throw new GraphQLError(message, { nodes, extensions: { http: { status: 400 } } });
    }
    if (error instanceof GraphQLError && /number of nodes/.test(error.message)) {
      return Number.POSITIVE_INFINITY;
    }
    throw error;
  }
}

function refuseAbove(cost: number): void {
  if (cost <= MAX_COST) return;
  throw limitError(
    `The request could return more than ${MAX_COST} objects.`,
    'Ask for smaller pages (first), for fewer lists within lists, or for less at a time.',
  );
}

/** The error of a request that asks for more than one may. */
export function limitError(message: string, remedy: string): GraphQLError {
  const { http: status } = ERROR_REGISTRY.LIMIT_EXCEEDED;
  return new GraphQLError(message, {
    extensions: { ...extensionsOf('LIMIT_EXCEEDED', undefined, remedy), http: { status } },
  });
}

function pageSize(args: Readonly<Record<string, unknown>>): number {
  const first = typeof args.first === 'number' ? args.first : DEFAULT_PAGE_SIZE;
  return Math.min(MAX_PAGE_SIZE, Math.max(1, first));
}
