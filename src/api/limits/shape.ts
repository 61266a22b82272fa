import { Kind } from 'graphql';
import type {
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { limitError } from './cost';

/** How deep fields may lie in each other. */
export const MAX_DEPTH = 18;
/** How many fields of one operation may be renamed, and how many it may ask of the root. */
export const MAX_ALIASES = 15;
export const MAX_ROOT_FIELDS = 15;

interface Shape {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
}

/** @throws GraphQLError LIMIT_EXCEEDED */
export type ShapeCheck = (document: DocumentNode, operation: OperationDefinitionNode) => void;

/** Refuses operations that are too deep or ask for too much at once; each is measured once. */
export function shapeCheck(): ShapeCheck {
  const known = new WeakMap<OperationDefinitionNode, Shape>();
  return (document, operation) => {
    let shape = known.get(operation);
    if (!shape) known.set(operation, (shape = shapeOf(document, operation)));
    refuseBeyond(shape);
  };
}

function refuseBeyond({ depth, aliases, rootFields }: Shape): void {
  if (depth > MAX_DEPTH) {
    throw limitError(
      `The request is ${depth} fields deep; ${MAX_DEPTH} are allowed.`,
      'Ask in two requests: ids first.',
    );
  }
  if (aliases > MAX_ALIASES) {
    throw limitError(
      `The request has ${aliases} aliases; ${MAX_ALIASES} are allowed.`,
      'Ask in several requests, or for a list.',
    );
  }
  if (rootFields > MAX_ROOT_FIELDS) {
    throw limitError(
      `The request asks for ${rootFields} things at once; ${MAX_ROOT_FIELDS} are allowed.`,
      'Ask in several requests, or for a list.',
    );
  }
}

/** Measures an operation; a fragment counts wherever it is spread, but is walked through once. */
function shapeOf(document: DocumentNode, operation: OperationDefinitionNode): Shape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Shape>();

  function ofFragment(name: string): Shape {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    const shape = fragment ? ofSelections(fragment.selectionSet) : EMPTY;
    measured.set(name, shape);
    return shape;
  }

  /** `rootFields` are those of the selection itself, whatever it is a selection of. */
  function ofSelections(selectionSet: SelectionSetNode | undefined): Shape {
    let shape = EMPTY;
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) shape = together(shape, ofFragment(selection.name.value));
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        shape = together(shape, ofSelections(selection.selectionSet));
      } else {
        const inner = ofSelections(selection.selectionSet);
        const alias = selection.alias ? 1 : 0;
        shape = together(shape, { depth: inner.depth + 1, aliases: inner.aliases + alias, rootFields: 1 });
      }
    }
    return shape;
  }

  return ofSelections(operation.selectionSet);
}

const EMPTY: Shape = { depth: 0, aliases: 0, rootFields: 0 };

function together(a: Shape, b: Shape): Shape {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    rootFields: a.rootFields + b.rootFields,
  };
}
