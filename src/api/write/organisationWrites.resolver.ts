import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { noOrganisation } from '../../services/noOrganisation';
import type { RowOutcome } from '../../services/organisationWrites';
import type { ApiContext } from '../context';
import { writtenRowsCost } from '../limits/cost';
import { actingOrganisationKey } from '../node/globalId';
import { organisationNode } from '../organisation/organisation.type';
import {
  DeclinePartnerInput,
  OrganisationInputType,
  RemoveOrganisationInput,
  UpsertOrganisationsInput,
  WithdrawDeclineInput,
} from './organisation.input';
import {
  DeclinePartnerPayload,
  RemoveOrganisationPayload,
  UpsertOrganisationPayload,
  UpsertOrganisationsPayload,
  WithdrawDeclinePayload,
} from './payloads.type';
import { toOrganisationInput } from './toOrganisationInput';
import { asUserError, toUserErrors } from './userError.type';

@Resolver()
export class OrganisationWritesResolver {
  @Mutation(() => UpsertOrganisationPayload, {
    description:
      'Writes one organisation; the same input twice changes nothing. Answers when it shows in answers.',
  })
  async upsertOrganisation(
    @Arg('input', () => OrganisationInputType, { description: 'The organisation.' })
    input: OrganisationInputType,
    @Ctx() context: ApiContext,
  ): Promise<UpsertOrganisationPayload> {
    const [outcome] = await upsert(context, [input]);
    return outcome;
  }

  @Mutation(() => UpsertOrganisationsPayload, {
    description:
      'Writes many organisations, each by itself: good ones are written although others are refused.',
    complexity: writtenRowsCost,
  })
  async upsertOrganisations(
    @Arg('input', () => UpsertOrganisationsInput, { description: 'The organisations.' })
    input: UpsertOrganisationsInput,
    @Ctx() context: ApiContext,
  ): Promise<UpsertOrganisationsPayload> {
    const rows = await upsert(context, input.organisations);
    const count = (outcome: RowOutcome['outcome']) => rows.filter((row) => row.outcome === outcome).length;
    return {
      rows,
      created: count('CREATED'),
      updated: count('UPDATED'),
      unchanged: count('UNCHANGED'),
      refused: count('REFUSED'),
    };
  }

  @Mutation(() => RemoveOrganisationPayload, {
    description: 'Removes an organisation with its offers and needs; its alliances lose a member.',
  })
  async removeOrganisation(
    @Arg('input', () => RemoveOrganisationInput, { description: 'The organisation.' })
    input: RemoveOrganisationInput,
    @Ctx() context: ApiContext,
  ): Promise<RemoveOrganisationPayload> {
    try {
      const key = actingOrganisationKey(input.id, context.tenant, 'id');
      const removed = await context.writes.remove(key);
      context.loaders.organisation.clear(key);
      if (removed) return { removedId: key.id, userErrors: [] };
      return { removedId: null, userErrors: [noSuchOrganisation(key.id)] };
    } catch (error) {
      return { removedId: null, userErrors: [asUserError(error)] };
    }
  }

  @Mutation(() => DeclinePartnerPayload, {
    description: 'Keeps two organisations apart: neither is recommended to the other any more.',
  })
  async declinePartner(
    @Arg('input', () => DeclinePartnerInput, { description: 'Who declines whom.' })
    input: DeclinePartnerInput,
    @Ctx() context: ApiContext,
  ): Promise<DeclinePartnerPayload> {
    return betweenTwo(context, input, (pair) =>
      context.writes.decline(context.tenant, { ...pair, reason: input.reason ?? null }),
    );
  }

  @Mutation(() => WithdrawDeclinePayload, {
    description:
      'Takes a decline back: the two may be recommended to each other again, unless the other one declines too. ' +
      'Nothing changes where there is none.',
  })
  async withdrawDecline(
    @Arg('input', () => WithdrawDeclineInput, { description: 'Who had declined whom.' })
    input: WithdrawDeclineInput,
    @Ctx() context: ApiContext,
  ): Promise<WithdrawDeclinePayload> {
    return betweenTwo(context, input, (pair) => context.writes.withdrawDecline(context.tenant, pair));
  }
}

/** A write between two organisations of the asker's tenant. */
async function betweenTwo(
  context: ApiContext,
  input: { readonly seeker: string; readonly candidate: string },
  write: (pair: { readonly seeker: string; readonly candidate: string }) => Promise<void>,
): Promise<DeclinePartnerPayload & WithdrawDeclinePayload> {
  try {
    const seeker = actingOrganisationKey(input.seeker, context.tenant, 'seeker');
    const candidate = actingOrganisationKey(input.candidate, context.tenant, 'candidate');
    await write({ seeker: seeker.id, candidate: candidate.id });
    context.loaders.organisation.clear(seeker);
    return {
      seeker: organisationNode(context, seeker),
      candidate: organisationNode(context, candidate),
      userErrors: [],
    };
  } catch (error) {
    return { seeker: null, candidate: null, userErrors: [asUserError(error)] };
  }
}

async function upsert(
  context: ApiContext,
  inputs: readonly OrganisationInputType[],
): Promise<UpsertOrganisationPayload[]> {
  const { tenant } = context;
  const outcomes = await context.writes.upsert(tenant, inputs.map(toOrganisationInput));
  return outcomes.map(({ id, outcome, errors }) => {
    const key = { tenant, id };
    context.loaders.organisation.clear(key);
    return {
      id,
      outcome,
      organisation: outcome === 'REFUSED' ? null : organisationNode(context, key),
      userErrors: toUserErrors(errors),
    };
  });
}

function noSuchOrganisation(id: string) {
  return {
    field: 'id',
    message: noOrganisation(id),
    remedy: 'Use the id that it was imported with.',
    code: 'NOT_FOUND' as const,
  };
}
