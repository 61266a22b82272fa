import type { Command } from 'commander';
import { ALLIANCE_TYPES } from '../domain/allianceType';
import type { AllianceType } from '../domain/allianceType';
import { storedText } from '../domain/storedText';
import type { TenantKey } from '../domain/graph';
import { ORGANISATION_KINDS } from '../domain/organisation';
import type { OrganisationKind } from '../domain/organisation';
import type { RankQuery } from '../services/recommendations';
import { MAX_PAGE_SIZE } from '../services/page';
import type { CliDependencies } from './dependencies';
import { listOf, numberWithin, splitList } from './parseOptions';
import { answerQuery } from './recommendationAnswer';
import { renderRecommendations } from './renderRecommendations';
import { addSeekerOptions, readProfile, readSeeker } from './seekerOptions';
import type { SeekerOptions } from './seekerOptions';

interface RecommendOptions extends SeekerOptions {
  readonly first: number;
  readonly types?: readonly AllianceType[];
  readonly minScore?: number;
  readonly kinds?: readonly OrganisationKind[];
  readonly markets?: readonly string[];
  readonly sectors?: readonly string[];
  readonly only?: readonly string[];
  readonly exclude?: readonly string[];
  readonly json?: boolean;
}

const HELP = `
The last column names the types advised, or says open: some types are open, but no stated need of either side decides.

Examples:
  symbiosis recommend batik-sekar-contoh
  symbiosis recommend batik-sekar-contoh --first 5 --kinds MARKETPLACE,GOVERNMENT --markets market/ID
  symbiosis recommend batik-sekar-contoh --types co-branding --min-score 20 --json
  symbiosis recommend batik-sekar-contoh --needs needs.csv --brief "an exporter who knows Japan" --language en`;

/** symbiosis recommend ID: whom an organisation should ally with, how, and why. */
export function addRecommendCommand(program: Command, dependencies: CliDependencies): void {
  const command = program
    .command('recommend')
    .description('Rank the partners of an organisation, with alliance types and reasons')
    .argument('<id>', 'id of the organisation that seeks partners', storedText)
    .option('--first <n>', 'how many partners', numberWithin(1, MAX_PAGE_SIZE, true), 10)
    .option(
      '--types <types>',
      'only these alliance types, such as CO_BRANDING,SERVICE: whoever scores above 0 in one',
      listOf(ALLIANCE_TYPES),
    )
    .option('--min-score <score>', 'leave out what scores less, 0..100', numberWithin(0, 100))
    .option(
      '--kinds <kinds>',
      'only partners of these kinds, such as SME,UNIVERSITY',
      listOf(ORGANISATION_KINDS),
    )
    .option(
      '--markets <ids>',
      'only partners based in, or offering, these markets or parts of them',
      splitList,
    )
    .option('--sectors <codes>', 'only partners in these ISIC sectors or below, such as I,139', splitList)
    .option('--only <ids>', 'only these partners, such as a shortlist', splitList)
    .option('--exclude <ids>', 'never these partners', splitList);
  addSeekerOptions(command)
    .option('--json', 'print JSON for machines')
    .addHelpText('after', HELP)
    .action((id: string, options: RecommendOptions) => recommend(id, options, dependencies));
}

async function recommend(
  id: string,
  options: RecommendOptions,
  dependencies: CliDependencies,
): Promise<void> {
  const { terminal } = dependencies;
  const answer = await dependencies.withGraph(async (graph) => {
    const tenant = options.tenant ?? graph.tenant;
    const recommendations = await graph.recommendations();
    return answerQuery(recommendations, {
      seeker: await readSeeker({ tenant, id }, options, recommendations, graph.place),
      ...restrictions(options, tenant),
      profile: await readProfile(options),
    });
  });
  if (options.json) terminal.out(JSON.stringify(answer.json, null, 2));
  else for (const line of renderRecommendations(answer.list, terminal.columns)) terminal.out(line);
}

function restrictions(options: RecommendOptions, tenant: string): Omit<RankQuery, 'seeker'> {
  const { first, types, minScore, kinds, markets, sectors, only, exclude } = options;
  const keysOf = (ids: readonly string[] | undefined): TenantKey[] | undefined =>
    ids?.map((id) => ({ tenant, id }));
  return {
    first,
    types,
    minScore,
    filter: { ids: keysOf(only), kinds, markets, sectors },
    exclude: keysOf(exclude),
  };
}
