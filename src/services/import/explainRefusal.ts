import type { Database } from '../../store/database';
import type { Refusal } from '../../store/write/outcome';
import type { TargetLabel } from '../../store/write/writeBatch';
import { readCandidateIds } from '../../store/write/candidateIds';
import type { RowFault } from './importFault';
import { nearest } from '../../domain/nearest';

/** Says in words why the graph does not take a row, with the most similar thing that is there. */
export type ExplainRefusal = (refusal: Refusal) => Promise<RowFault>;

const NOUNS: Readonly<Record<TargetLabel, string>> = {
  Organisation: 'organisation',
  Alliance: 'alliance',
  Resource: 'resource',
  Sector: 'sector',
};

/** Different references that are looked up for a hint; a file full of strangers gets plain messages after that. */
const MAX_HINTS = 500;

/** Who is to mend it: whoever imports files, or a client of the API, which cannot write vocabularies. */
export type RefusalReader = 'IMPORTER' | 'CLIENT';

/** Vocabularies are read once, at the first refusal; organisations and alliances by the beginning of the id. */
export function refusalExplainer(
  database: Pick<Database, 'read'>,
  tenant: string,
  reader: RefusalReader,
): ExplainRefusal {
  const vocabularies = new Map<TargetLabel, Promise<readonly string[]>>();
  const hints = new Map<string, Promise<string | undefined>>();

  const candidates = (label: TargetLabel, id: string) => {
    if (label !== 'Resource' && label !== 'Sector')
      return readCandidateIds(database, label, tenant, id.slice(0, 3));
    const ids = vocabularies.get(label) ?? readCandidateIds(database, label, tenant, '');
    vocabularies.set(label, ids);
    return ids;
  };
  const hintFor = (label: TargetLabel, id: string) => {
    const key = `${label} ${id}`;
    const known = hints.get(key);
    if (known !== undefined || hints.size >= MAX_HINTS) return known;
    const hint = candidates(label, id).then((ids) => nearest(id, ids) ?? nearestSlug(id, ids));
    hints.set(key, hint);
    return hint;
  };

  return async (refusal) => {
    if (refusal.reason === 'PERIOD') {
      const { field, day, other } = refusal;
      return {
        field,
        reason: `${day} is ${day < other.day ? 'before' : 'after'} ${other.field}, which is stored as ${other.day}`,
        remedy: `Correct it, or give ${other.field} as well.`,
      };
    }
    const { field, reason, label, id } = refusal;
    if (reason === 'CYCLE') {
      return {
        field,
        reason: `${id} is below it already`,
        remedy: 'Break the circle: one of them must be a root.',
      };
    }
    if (reason === 'WRONG_KIND') {
      const remedy =
        field === 'basedIn'
          ? 'Write the id of a market, as in market/ID.'
          : 'Name a parent of the same kind.';
      return { field, reason: `${id} is of another kind`, remedy };
    }
    const hint = await hintFor(label, id);
    return {
      field,
      reason: `there is no ${NOUNS[label]} ${id}`,
      remedy: hint === undefined ? await withoutHint(label) : `Did you mean ${hint}?`,
    };
  };

  async function withoutHint(label: TargetLabel): Promise<string> {
    const first = `Import the ${NOUNS[label]} first`;
    if (label !== 'Resource' && label !== 'Sector') return `${first}.`;
    const isEmpty = (await candidates(label, '')).length === 0;
    if (reader === 'CLIENT') return ofVocabulary(label, isEmpty);
    const vocabulary = isEmpty
      ? `: the graph has no ${label.toLowerCase()}s yet, and seeds/vocabulary holds some`
      : '';
    const otherwise =
      label === 'Resource' ? ', or let the import create unknown resources (--create-resources)' : '';
    return `${first}${vocabulary}${otherwise}.`;
  }
}

/** What a client can do about a resource or sector that is not there: no mutation writes them. */
function ofVocabulary(label: 'Resource' | 'Sector', isEmpty: boolean): string {
  const [query, key] = label === 'Resource' ? ['resources', 'id'] : ['sectors', 'code'];
  const imported = 'who runs the server adds others by symbiosis import';
  return isEmpty
    ? `The graph has no ${query} yet: ${imported}, and seeds/vocabulary holds some.`
    : `Use the ${key} of one that the query ${query} lists; ${imported}.`;
}

/** A resource of which only the last part was written. */
function nearestSlug(id: string, ids: readonly string[]): string | undefined {
  const slug = (text: string) => text.slice(text.lastIndexOf('/') + 1);
  const found = nearest(slug(id), ids.map(slug));
  return found === undefined ? undefined : ids.find((each) => slug(each) === found);
}
