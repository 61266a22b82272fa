import type { Dimension } from '../domain/dimension';
import { SymbiosisError } from '../domain/errors';
import type { CandidateFilter } from '../engine/engine';
import type { Catalogue, Named } from './catalogue';

/** What the vocabularies have; wherever that is looked up. */
export type KnownNames = Pick<Catalogue, 'hasSector' | 'resourceKind' | 'nearestResources'>;

type NamesOfFilter = Pick<CandidateFilter, 'sectors' | 'markets'>;

/** " Did you mean a (A) or b (B)?", or nothing where nothing is near. */
export function didYouMean(near: readonly Named[]): string {
  if (near.length === 0) return '';
  return ` Did you mean ${near.map(({ id, name }) => `${id} (${name})`).join(' or ')}?`;
}

/**
 * Silence would say that no organisation is there, when it is the name that is wrong.
 * @throws SymbiosisError INVALID_INPUT
 */
export function checkFilterNames(filter: NamesOfFilter, known: KnownNames): void {
  filter.sectors?.forEach((code, at) => checkSector(code, `filter.sectors[${at}]`, known));
  filter.markets?.forEach((id, at) => checkMarket(id, `filter.markets[${at}]`, known));
}

/** A code, and what it may stand for: sheets of numbers drop leading zeros, and letters come small. */
export function sectorSpellings(code: string): readonly string[] {
  return [code, `0${code}`, code.toUpperCase()];
}

/** Throws where the graph has no such sector, naming the field. */
export function checkSector(code: string, field: string, known: KnownNames): void {
  const found = sectorSpellings(code).find((spelling) => known.hasSector(spelling));
  if (found === code) return;
  const hint = found === undefined ? '' : ` Did you mean ${found}?`;
  throw new SymbiosisError('INVALID_INPUT', `There is no sector ${code}.${hint}`, {
    field,
    remedy: 'Use a code of ISIC Rev.4: a section (C), division (13), group (139) or class (1399).',
  });
}

/** Throws where the graph has no such MARKET, naming the field. */
export function checkMarket(id: string, field: string, known: KnownNames): void {
  checkResource(id, field, known, 'MARKET');
  if (known.resourceKind(id) === 'MARKET') return;
  throw new SymbiosisError('INVALID_INPUT', `${id} is not a market.`, {
    field,
    remedy: 'Use the id of a MARKET resource, for example market/ID or market/ID-YO.',
  });
}

/** @param kind of what is meant, where that is settled */
export function checkResource(id: string, field: string, known: KnownNames, kind?: Dimension): void {
  if (known.resourceKind(id) !== undefined) return;
  const hint = didYouMean(known.nearestResources(id, kind));
  throw new SymbiosisError('INVALID_INPUT', `There is no resource ${id}.${hint}`, {
    field,
    remedy: 'Use the id of a resource of the vocabulary.',
  });
}
