import type { ValidationOptions } from 'class-validator';

/** What a rule about an argument says where it is broken; `inputErrors` reads it back. */
export function inputRule(message: string, remedy: string): ValidationOptions {
  return { message: `$property ${message}`, context: { remedy } };
}
