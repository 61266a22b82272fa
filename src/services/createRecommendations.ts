import { compareCodePoints } from '../domain/codePointOrder';
import { SymbiosisError } from '../domain/errors';
import { keyOf } from '../domain/graph';
import type { TenantKey } from '../domain/graph';
import type { Organisation } from '../domain/organisation';
import type { Seeker } from '../engine/engine';
import type { ServingEngine } from '../engine/servingEngine';
import { primaryLanguage } from '../scoring/text/words';
import type { Catalogue } from './catalogue';
import { checkBrief } from './checkBrief';
import { didYouMean } from './checkNames';
import { checkHypothetical, checkProfile, checkRankQuery } from './checkRankQuery';
import { isoDay } from './clock';
import type { Clock } from './clock';
import type { GraphCopy } from './graphCopy';
import { nextSteps } from './nextSteps';
import { noOrganisation } from './noOrganisation';
import type { ListQuery, Recommendations } from './recommendations';

export interface RecommendationParts {
  readonly engine: Pick<
    ServingEngine,
    'has' | 'organisation' | 'resourceName' | 'rank' | 'rankOf' | 'explain'
  >;
  readonly catalogue: Catalogue;
  readonly copy: Pick<GraphCopy, 'status'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Answers from the copy in memory; see Recommendations. */
export function createRecommendations({
  engine,
  catalogue,
  copy,
  clock,
}: RecommendationParts): Recommendations {
  function requireReady(): void {
    const { state } = copy.status();
    if (state === 'ready' || state === 'stale') return;
    throw new SymbiosisError('NOT_READY', `The graph is not loaded: the process is ${state}.`, {
      remedy: 'Try again in a moment; /health/ready says when.',
    });
  }

  /** Names that are near are told to their own tenant alone. */
  function notThere(key: TenantKey, asker = key.tenant): string {
    const hint = key.tenant === asker ? didYouMean(catalogue.nearestOrganisations(key)) : '';
    return noOrganisation(key.id) + hint;
  }

  function unknown(key: TenantKey, field: string, asker?: string): SymbiosisError {
    const remedy = 'Use the id that it was imported with.';
    return new SymbiosisError('NOT_FOUND', notThere(key, asker), { field, remedy });
  }

  function requireKnown(key: TenantKey, field: string): Organisation {
    const organisation = engine.organisation(key);
    if (!organisation) throw unknown(key, field);
    return organisation;
  }

  function requireSeeker({ organisation, brief }: Seeker): Organisation {
    if (brief) checkBrief(brief);
    if (!isHypothetical(organisation)) return requireKnown(organisation, 'seeker');
    checkHypothetical(organisation, catalogue);
    return organisation;
  }

  /** Silence would let whom it was to leave out be listed, or leave out whom it was to list. What other tenants have is not told. */
  function requireNamed({ seeker, exclude, filter }: ListQuery): void {
    const { tenant } = seeker.organisation;
    const mustKnow = (field: string, keys: readonly TenantKey[] = []): void =>
      keys.forEach((key, at) => {
        if (key.tenant !== tenant || engine.has(key)) return;
        throw new SymbiosisError('INVALID_INPUT', notThere(key), {
          field: `${field}[${at}]`,
          remedy: 'Use the id that it was imported with, or leave it out.',
        });
      });
    mustKnow('exclude', exclude);
    mustKnow('filter.ids', filter?.ids);
  }

  return {
    async rank(query, signal) {
      requireReady();
      requireSeeker(query.seeker);
      checkRankQuery(query, catalogue);
      requireNamed(query);
      return engine.rank(query, signal);
    },
    async rankOf(query, candidate, signal) {
      requireReady();
      requireSeeker(query.seeker);
      checkRankQuery({ ...query, first: 1 }, catalogue);
      requireNamed(query);
      return engine.rankOf(query, candidate, signal);
    },
    why(seeker, candidate, type, profile) {
      requireReady();
      requireSeeker(seeker);
      if (profile) checkProfile(profile);
      if (keyOf(seeker.organisation) === keyOf(candidate)) {
        throw new SymbiosisError('INVALID_INPUT', 'An organisation is no partner of itself.', {
          field: 'candidate',
          remedy: 'Name another organisation.',
        });
      }
      const explanation = engine.explain(seeker, candidate, type, profile);
      if (!explanation) throw unknown(candidate, 'candidate', seeker.organisation.tenant);
      return explanation;
    },
    nextSteps(seeker) {
      requireReady();
      const organisation = requireSeeker(seeker);
      const steps = nextSteps(organisation, seeker.brief?.text, isoDay(clock.now()));
      if (!seeker.brief) return steps;
      const language = primaryLanguage(seeker.brief.language ?? organisation.language);
      const written = catalogue.textLanguages();
      const isRead = written.size === 0 || written.has(language);
      return isRead ? steps : [inAnotherLanguage(language, written), ...steps];
    },
    organisation(key) {
      requireReady();
      return requireKnown(key, 'id');
    },
    example(tenant) {
      const keys = catalogue.organisationsOf(tenant);
      const telling = (key: TenantKey): number => {
        const organisation = engine.organisation(key);
        return organisation?.kind === 'SME' ? organisation.needs.length + organisation.offers.length : 0;
      };
      return keys.reduce((best, key) => (telling(key) > telling(best) ? key : best), keys[0]);
    },
    knows: (key) => engine.has(key),
    knowsResource: (id) => engine.resourceName(id) !== undefined,
    organisationName: (key) => engine.organisation(key)?.name ?? key.id,
    resourceName: (id) => engine.resourceName(id) ?? id,
  };
}

const LANGUAGES_NAMED = 5;

function inAnotherLanguage(language: string, written: ReadonlySet<string>): string {
  const some = [...written].sort(compareCodePoints).slice(0, LANGUAGES_NAMED).join(', ');
  return `Write the brief in a language of partners (${some}), and name it: nobody has a text in "${language}", so its words find nothing.`;
}

function isHypothetical(organisation: TenantKey | Organisation): organisation is Organisation {
  return 'needs' in organisation;
}
