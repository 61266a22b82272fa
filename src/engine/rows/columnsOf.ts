import type { GrowingArray, Numbers } from './growingArray';
import type { SharedColumns } from './rowColumns';

/** All growing columns, those of texts included. */
export function columnsOf(shared: SharedColumns): GrowingArray<Numbers>[] {
  return growingArraysIn(shared);
}

function growingArraysIn(parts: object): GrowingArray<Numbers>[] {
  return Object.values(parts).flatMap((part: unknown) => {
    if (isGrowing(part)) return [part];
    return isPlainObject(part) ? growingArraysIn(part) : [];
  });
}

function isGrowing(part: unknown): part is GrowingArray<Numbers> {
  return typeof part === 'object' && part !== null && 'array' in part && 'push' in part;
}

function isPlainObject(part: unknown): part is object {
  return typeof part === 'object' && part !== null && Object.getPrototypeOf(part) === Object.prototype;
}
