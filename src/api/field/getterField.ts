import { Field } from 'type-graphql';

/**
 * `Field` for a getter. type-graphql would take the getter for a method that works the value out, and put a resolver
 * around it; so it is a property, which is read as it stands.
 */
export function GetterField(...field: Parameters<typeof Field>): PropertyDecorator {
  const decorate = Field(...field);
  return (prototype, name) => decorate(prototype, name);
}
