import { readFile } from 'node:fs/promises';
import { Option } from 'commander';
import type { Command } from 'commander';
import { SymbiosisError } from '../domain/errors';
import type { TenantKey } from '../domain/graph';
import type { Recommendations, Seeker } from '../services/recommendations';
import type { WeightProfile } from '../scoring/weightProfile';
import { withNeedsOfFile } from './needsFile';
import { parseWeightProfile } from './profileFile';
import { tenantOption } from './tenantOption';

/** The options with which a terminal command says more of the seeker than its id. */
export interface SeekerOptions {
  readonly needs?: string;
  readonly brief?: string;
  readonly language?: string;
  readonly profile?: string;
  readonly tenant?: string;
}

/** Adds them to a command. */
export function addSeekerOptions(command: Command): Command {
  return command
    .option('--needs <file>', 'CSV with the columns resource, priority: needs for this question only')
    .option('--brief <text>', 'what the seeker looks for, in words, for this question only')
    .addOption(
      new Option(
        '--language <code>',
        'language of the brief, en or id; that of the organisation where it is left out',
      ),
    )
    .option('--profile <file>', 'JSON with weights of your own (docs/scoring.md, section 7)')
    .addOption(tenantOption('whose ids these are'));
}

/**
 * @param place where the graph lies, for whoever is in another folder than they think
 * @throws SymbiosisError INVALID_INPUT, NOT_FOUND
 */
export async function readSeeker(
  key: TenantKey,
  options: SeekerOptions,
  recommendations: Recommendations,
  place: string,
): Promise<Seeker> {
  const { brief, language } = options;
  if (language !== undefined && brief === undefined) {
    throw new SymbiosisError('INVALID_INPUT', 'There is no brief that could be in a language.', {
      field: 'language',
      remedy: 'Say what is sought with --brief, or leave --language out.',
    });
  }
  const isEmpty = !recommendations.knows(key) && recommendations.example(key.tenant) === undefined;
  if (isEmpty) throw emptyGraph(key, place);
  const organisation = recommendations.organisation(key);
  return {
    organisation: options.needs
      ? withNeedsOfFile(organisation, await read(options.needs, 'needs'), options.needs)
      : key,
    ...(brief !== undefined && { brief: { text: brief, language: language ?? null } }),
  };
}

function emptyGraph({ tenant, id }: TenantKey, place: string): SymbiosisError {
  const message = `There is no organisation ${id}: the graph in ${place} has none of the tenant ${tenant}.`;
  return new SymbiosisError('NOT_FOUND', message, {
    field: 'id',
    remedy:
      'Load the sample (symbiosis start) or organisations of your own (symbiosis import), or set SYMBIOSIS_HOME or NEO4J_URI to the graph that holds them.',
  });
}

/** @throws SymbiosisError INVALID_INPUT */
export async function readProfile({ profile }: SeekerOptions): Promise<WeightProfile | undefined> {
  return profile === undefined ? undefined : parseWeightProfile(await read(profile, 'profile'), profile);
}

async function read(file: string, field: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new SymbiosisError('INVALID_INPUT', `${file} cannot be read: ${(error as Error).message}`, {
      field,
      remedy: 'Name a file that exists and that you may read.',
      cause: error,
    });
  }
}
