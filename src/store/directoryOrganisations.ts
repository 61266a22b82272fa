import type { Goal, Organisation, OrganisationKind, OrganisationSize } from '../domain/organisation';
import type { ListStatement } from './directoryList';
import { ORGANISATION_COLUMNS, toOrganisation } from './organisationRecord';
import type { OrganisationRecord } from './organisationRecord';

interface Filter {
  readonly kinds?: readonly OrganisationKind[];
  readonly sizes?: readonly OrganisationSize[];
  readonly sectors?: readonly string[];
  readonly markets?: readonly string[];
  readonly goals?: readonly Goal[];
}

/** What each part of a filter asks of an organisation `o`. */
const CONDITIONS: Readonly<Record<keyof Filter, string>> = {
  kinds: 'o.kind IN $kinds',
  sizes: 'o.size IN $sizes',
  goals: 'any(goal IN $goals WHERE goal IN o.goals)',
  sectors: `EXISTS {
    MATCH (o)-[:OPERATES_IN]->(:Sector)-[:PART_OF*0..3]->(named:Sector) WHERE named.code IN $sectors
  }`,
  markets: `EXISTS {
    MATCH (o)-[:BASED_IN]->(:Resource)-[:PART_OF*0..6]->(:Resource)<-[:INCLUDES*0..3]-(named:Resource)
    WHERE named.id IN $markets
  }`,
};

/** Where a list begins, so that what it reads is about what it returns. */
const BEGINNINGS = {
  search: `CALL db.index.fulltext.queryNodes('organisation_search', $words) YIELD node AS o, score AS relevance
    WITH o, relevance WHERE o.tenant = $tenant`,
  sectors: `UNWIND $sectors AS code
    MATCH (:Sector {code: code})<-[:PART_OF*0..3]-(:Sector)<-[:OPERATES_IN]-(o:Organisation)
    WITH DISTINCT o WHERE o.tenant = $tenant AND o.id > $after`,
  markets: `UNWIND $markets AS market
    MATCH (:Resource {id: market})-[:INCLUDES*0..3]->(:Resource)<-[:PART_OF*0..6]-(:Resource)<-[:BASED_IN]-(o:Organisation)
    WITH DISTINCT o WHERE o.tenant = $tenant AND o.id > $after`,
  tenant: 'MATCH (o:Organisation) WHERE o.tenant = $tenant AND o.id > $after',
} as const;

/** The organisations of a tenant that pass a filter, by id, or by relevance to the words of a full-text query. */
export function organisationList(
  tenant: string,
  filter: Filter,
  words: string | null,
): ListStatement<OrganisationRecord, Organisation> {
  const beginning = beginningOf(filter, words);
  const conditions = (Object.keys(CONDITIONS) as (keyof Filter)[])
    .filter((part) => filter[part] !== undefined && part !== beginning)
    .map((part) => ` AND ${CONDITIONS[part]}`);
  return {
    match: BEGINNINGS[beginning] + conditions.join(''),
    node: 'o',
    key: 'id',
    columns: ORGANISATION_COLUMNS,
    parameters: { ...filter, tenant, words },
    searched: words !== null,
    map: toOrganisation,
  };
}

function beginningOf(filter: Filter, words: string | null): keyof typeof BEGINNINGS {
  if (words !== null) return 'search';
  if (filter.sectors) return 'sectors';
  return filter.markets ? 'markets' : 'tenant';
}
