import type { Command } from 'commander';
import { ALLIANCE_TYPES } from '../domain/allianceType';
import type { AllianceType } from '../domain/allianceType';
import { storedText } from '../domain/storedText';
import type { CliDependencies } from './dependencies';
import { oneOf } from './parseOptions';
import { jsonOf } from './recommendationAnswer';
import { renderExplanation } from './renderExplanation';
import { addSeekerOptions, readProfile, readSeeker } from './seekerOptions';
import type { SeekerOptions } from './seekerOptions';

interface WhyOptions extends SeekerOptions {
  readonly type?: AllianceType;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  symbiosis why batik-sekar-contoh pasar-kriya-fiktif
  symbiosis why batik-sekar-contoh pasar-kriya-fiktif --type CO_BRANDING --json`;

/** symbiosis why A B: the reasons for one pair, listed or not. */
export function addWhyCommand(program: Command, dependencies: CliDependencies): void {
  const command = program
    .command('why')
    .description(
      'Explain one pair: what each side gains, from which offers, and which alliance types are open',
    )
    .argument('<seeker>', 'id of the organisation that seeks partners', storedText)
    .argument('<candidate>', 'id of the possible partner', storedText)
    .option(
      '--type <type>',
      'explain this alliance type instead of the one it is scored as',
      oneOf(ALLIANCE_TYPES),
    );
  addSeekerOptions(command)
    .option('--json', 'print JSON for machines')
    .addHelpText('after', EXAMPLES)
    .action((seeker: string, candidate: string, options: WhyOptions) =>
      why({ seeker, candidate }, options, dependencies),
    );
}

async function why(
  pair: { readonly seeker: string; readonly candidate: string },
  options: WhyOptions,
  dependencies: CliDependencies,
): Promise<void> {
  const { terminal } = dependencies;
  const { explanation, place, names } = await dependencies.withGraph(async (graph) => {
    const tenant = options.tenant ?? graph.tenant;
    const seekerKey = { tenant, id: pair.seeker };
    const candidateKey = { tenant, id: pair.candidate };
    const recommendations = await graph.recommendations();
    const seeker = await readSeeker(seekerKey, options, recommendations, graph.place);
    const profile = await readProfile(options);
    return {
      explanation: recommendations.why(seeker, candidateKey, options.type, profile),
      place: await recommendations.rankOf({ seeker, profile }, candidateKey),
      names: {
        seeker: recommendations.organisationName(seekerKey),
        candidate: recommendations.organisationName(candidateKey),
        resource: (id: string) => recommendations.resourceName(id),
      },
    };
  });
  if (options.json) terminal.out(JSON.stringify({ rank: place ?? null, ...jsonOf(explanation) }, null, 2));
  else for (const line of renderExplanation(explanation, place, names, terminal.columns)) terminal.out(line);
}
