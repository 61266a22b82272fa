import { ORGANISATION_KINDS, type Organisation } from '../../domain/organisation';
import { effectiveNeeds, isStated } from '../../scoring/countingRows';
import { NONE, type ResourceNumbers } from '../rows/resourceNumbers';
import { UNKNOWN_KIND } from '../rows/traits';
import type { SortTraits } from './rowIndex';

/** What decides where an organisation's row goes. */
export function sortTraits(
  organisation: Organisation,
  { numberOf }: ResourceNumbers,
  asOf: string,
): SortTraits {
  const { kind, basedIn, lat, lng, needsVisibility, sectors } = organisation;
  const places = basedIn.filter((id) => numberOf.has(id));
  return {
    kind: kind === null ? UNKNOWN_KIND : ORGANISATION_KINDS.indexOf(kind),
    stated: needsVisibility !== 'HIDDEN' && isStated(effectiveNeeds(organisation, asOf)),
    place: places.length === 1 && (lat === null || lng === null) ? numberOf.get(places[0])! : NONE,
    sector: sectors[0]?.code ?? '',
  };
}
