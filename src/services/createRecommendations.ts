import { SymbiosisError } from '../domain/errors';
import type { TenantKey } from '../domain/graph';
import type { Organisation } from '../domain/organisation';
import type { Engine, Seeker } from '../engine/engine';
import type { Catalogue } from './catalogue';
import { checkHypothetical, checkProfile, checkRankQuery, didYouMean } from './checkRankQuery';
import { isoDay } from './clock';
import type { Clock } from './clock';
import type { GraphCopy } from './graphCopy';
import { nextSteps } from './nextSteps';
import type { Recommendations } from './recommendations';

export interface RecommendationParts {
  readonly engine: Engine;
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

  function requireKnown(key: TenantKey, field: string): Organisation {
    const organisation = engine.organisation(key);
    if (organisation) return organisation;
    const hint = didYouMean(catalogue.nearestOrganisations(key));
    throw new SymbiosisError('NOT_FOUND', `There is no organisation ${key.id}.${hint}`, {
      field,
      remedy: 'Use the id that it was imported with.',
    });
  }

  function requireSeeker({ organisation }: Seeker): Organisation {
    if (!isHypothetical(organisation)) return requireKnown(organisation, 'seeker');
    checkHypothetical(organisation, catalogue);
    return organisation;
  }

  return {
    rank(query) {
      requireReady();
      requireSeeker(query.seeker);
      checkRankQuery(query, catalogue);
      return engine.rank(query);
    },
    why(seeker, candidate, type, profile) {
      requireReady();
      requireSeeker(seeker);
      requireKnown(candidate, 'candidate');
      if (profile) checkProfile(profile);
      const explanation = engine.explain(seeker, candidate, type, profile);
      if (explanation) return explanation;
      throw new SymbiosisError('INVALID_INPUT', 'An organisation is no partner of itself.', {
        field: 'candidate',
        remedy: 'Name another organisation.',
      });
    },
    nextSteps(seeker) {
      requireReady();
      return nextSteps(requireSeeker(seeker), seeker.brief?.text, isoDay(clock.now()));
    },
    organisation(key) {
      requireReady();
      return requireKnown(key, 'id');
    },
    organisationName: (key) => engine.organisation(key)?.name ?? key.id,
    resourceName: (id) => engine.resourceName(id) ?? id,
  };
}

function isHypothetical(organisation: TenantKey | Organisation): organisation is Organisation {
  return 'needs' in organisation;
}
