import type { ValidationError } from 'class-validator';
import type { FieldError } from '../../services/organisationWrites';

/** The broken rules of an argument, flat, each with the path of its field. */
export function inputErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap(({ property, constraints = {}, contexts, children = [] }) => {
    const field = childPath(parent, property);
    const own = Object.entries(constraints).map(([rule, message]) => ({
      field,
      message: message.endsWith('.') ? message : `${message}.`,
      remedy: remedyOf(contexts?.[rule]) ?? 'Correct the field.',
    }));
    return [...own, ...inputErrors(children, field)];
  });
}

function childPath(parent: string, property: string): string {
  if (parent === '') return property;
  return /^\d+$/.test(property) ? `${parent}[${property}]` : `${parent}.${property}`;
}

function remedyOf(context: unknown): string | undefined {
  return (context as { readonly remedy?: string } | undefined)?.remedy;
}
