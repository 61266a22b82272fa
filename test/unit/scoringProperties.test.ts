import type { GraphSnapshot, TenantKey } from '../../src/domain/graph';
import { keyOf } from '../../src/domain/graph';
import type { Offer, Organisation } from '../../src/domain/organisation';
import type { PairScore, TypeScore } from '../../src/scoring/pairScore';
import { checkGraphs, engineOf, mapOrganisations, matched, somePairs } from '../support/golden/randomGraphs';
import type { SeededRandom } from '../support/random/seededRandom';

/** What float64 may lose over the few operations of a formula. */
const ROUNDING = 1e-12;

/** How often a property met what it is about; a property that never does proves nothing. */
function counter() {
  let met = 0;
  return { meet: () => void met++, expectSome: (least: number) => expect(met).toBeGreaterThanOrEqual(least) };
}

/** Types of two scores of one pair, where open in both and read with the same host. */
function comparable(before: PairScore, after: PairScore): (readonly [TypeScore, TypeScore])[] {
  return before.types
    .map((type, i) => [type, after.types[i]] as const)
    .filter(([type, other]) => type.open && other.open && type.host === other.host);
}

const isStated = (pair: PairScore): boolean => pair.basis === 'STATED' && pair.reciprocity === 'STATED';
/** The offer, or a stronger one. */
function raise(random: SeededRandom, offer: Offer): Offer {
  const strength = Math.max(offer.strength ?? 1, random.number());
  return random.chance(0.5) ? offer : { ...offer, strength };
}

const isOne = (key: TenantKey) => (organisation: Organisation) => keyOf(organisation) === keyOf(key);

test('every share lies within 0..1, every factor in its range', () => {
  checkGraphs(50, (graph) => {
    for (const pair of somePairs(graph)) {
      const shares = [pair.competition, pair.evidence, pair.score / 100];
      for (const { coverage } of [...pair.seekerCoverage, ...pair.candidateCoverage]) shares.push(coverage);
      for (const score of pair.types) {
        shares.push(
          score.seekerGain,
          score.candidateGain,
          score.seekerGainWithText,
          score.candidateGainWithText,
        );
        shares.push(score.mutual, score.competitionFactor, score.compatibility, ...Object.values(score.fits));
        shares.push((score.placeFactor - 1) / 0.75);
      }
      expect(Math.min(...shares, ...pair.types.map(({ s }) => s))).toBeGreaterThanOrEqual(0);
      expect(Math.max(...shares)).toBeLessThanOrEqual(1);
      expect(Math.min(pair.experienceFactor, pair.networkFactor)).toBeGreaterThanOrEqual(1);
      if (pair.basis === 'STATED') expect(pair.fameFactor).toBeLessThanOrEqual(1.5);
    }
  });
});

test('the types advised are those within seven tenths of the best R, best first, at most four', () => {
  const { meet, expectSome } = counter();
  checkGraphs(80, (graph) => {
    const { snapshot, a, b } = matched(graph);
    const { types, advised } = engineOf(snapshot).score({ organisation: a }, b)!;
    const best = Math.max(...types.map(({ r }) => r));
    const worthy = types.filter(({ r }) => r > 0 && r >= 0.7 * best);
    if (worthy.length > 1 && worthy.length < types.length) meet();
    const order = worthy.sort((p, q) => q.r - p.r).slice(0, 4);
    expect(advised).toEqual(order.map(({ type }) => type));
  });
  expectSome(1);
});

describe('roles swapped, both stated', () => {
  test('the mutual of every type is the same', () => {
    const { meet, expectSome } = counter();
    checkGraphs(80, (graph) => {
      const { snapshot, a, b } = matched(graph);
      const engine = engineOf(snapshot);
      const pair = engine.score({ organisation: a }, b)!;
      const swapped = engine.score({ organisation: b }, a)!;
      if (!isStated(pair) || !isStated(swapped)) return;
      meet();
      const wrong = pair.types.filter(
        ({ open, mutual }, i) =>
          swapped.types[i].open !== open || (open && Math.abs(swapped.types[i].mutual - mutual) > ROUNDING),
      );
      expect(wrong).toEqual([]);
    });
    expectSome(10);
  });

  test('the same types are advised where trust is equal', () => {
    const { meet, expectSome } = counter();
    checkGraphs(80, (graph) => {
      const { snapshot, a, b } = matched(graph);
      const engine = engineOf({
        ...mapOrganisations(snapshot, (each) => ({ ...each, replyHours: null, keptCommitments: null })),
        alliances: snapshot.alliances.map((alliance) => ({
          ...alliance,
          members: alliance.members.map((member) => ({ ...member, satisfaction: null })),
        })),
      });
      const pair = engine.score({ organisation: a }, b)!;
      const swapped = engine.score({ organisation: b }, a)!;
      if (!isStated(pair) || !isStated(swapped)) return;
      if (pair.advised.length > 1) meet();
      expect(swapped.advised).toEqual(pair.advised);
    });
    expectSome(10);
  });
});

test('more strength never lowers what needs gain', () => {
  const { meet, expectSome } = counter();
  checkGraphs(80, (graph) => {
    const { snapshot, random, a, b } = matched(graph);
    const raised = random.pick([a, b]);
    const stronger = mapOrganisations(snapshot, (organisation) =>
      isOne(raised)(organisation)
        ? { ...organisation, offers: organisation.offers.map((offer) => raise(random, offer)) }
        : organisation,
    );
    const before = engineOf(snapshot).score({ organisation: a }, b)!;
    const after = engineOf(stronger).score({ organisation: a }, b)!;
    const hasNeeds = {
      seeker: before.seekerCoverage.some(({ needs }) => needs > 0),
      candidate: before.candidateCoverage.some(({ needs }) => needs > 0),
    };
    const compared = comparable(before, after);
    const wrong = compared.filter(
      ([type, other]) =>
        other.seekerGain < type.seekerGain ||
        other.candidateGain < type.candidateGain ||
        (hasNeeds.seeker && other.seekerGainWithText < type.seekerGainWithText) ||
        (hasNeeds.candidate && other.candidateGainWithText < type.candidateGainWithText),
    );
    expect(wrong).toEqual([]);
    const rose = ([type, other]: (typeof compared)[number]): boolean =>
      other.seekerGain > type.seekerGain || other.candidateGain > type.candidateGain;
    if (compared.some(rose)) meet();
  });
  expectSome(10);
});

test('more competition never raises a type, gains, fits and gates held', () => {
  const { meet, expectSome } = counter();
  checkGraphs(40, ({ snapshot, random }) => {
    // Everyone is in one trade, serves one market and offers one thing more, which nobody needs.
    const thing = {
      ...snapshot.resources.find(({ kind }) => kind === 'OFFERING')!,
      id: 'fresh/thing',
      parentId: null,
    };
    const market = snapshot.resources.find(({ level }) => level === 'COUNTRY')!.id;
    const offer = (resourceId: string, strength: number) => ({
      ...{ resourceId, strength, uses: null, origin: 'STATED' as const, since: null, until: null },
    });
    const trade = random.pick(snapshot.sectors.filter(({ code }) => code.length === 4));
    const everyone = (strength: number): GraphSnapshot => ({
      ...mapOrganisations(snapshot, (organisation) => ({
        ...organisation,
        sectors: [{ code: trade.code, primary: true }],
        offers: [
          ...organisation.offers.filter(({ resourceId }) => resourceId !== market),
          offer(market, 1),
          offer('fresh/thing', strength),
        ],
      })),
      resources: [...snapshot.resources, thing],
    });
    const engine = engineOf(everyone(1));
    for (const pair of somePairs({ snapshot: everyone(0.01), random })) {
      const after = engine.score({ organisation: pair.seeker }, pair.candidate)!;
      const [less, more] = pair.competition <= after.competition ? [pair, after] : [after, pair];
      const compared = comparable(less, more);
      expect(compared.filter(([type, other]) => other.s > type.s || other.r > type.r)).toEqual([]);
      if (compared.some(([type, other]) => other.s < type.s)) meet();
    }
  });
  expectSome(10);
});

test('for a stated seeker, a partner whose gains are both 0.3 and more never falls when its needs are known', () => {
  const { meet, expectSome } = counter();
  checkGraphs(100, (graph) => {
    const { snapshot, a, b } = matched(graph);
    const shown = (needsVisibility: Organisation['needsVisibility']): PairScore =>
      engineOf(mapOrganisations(snapshot, (each) => ({ ...each, needsVisibility }))).score(
        { organisation: a },
        b,
      )!;
    // Hidden from others, needs still count for the organisation itself.
    const [silent, known] = [shown('HIDDEN'), shown('OPEN')];
    if (!isStated(known)) return;
    for (const [before, after] of comparable(silent, known)) {
      if (Math.min(after.seekerGainWithText, after.candidateGainWithText) < 0.3) continue;
      meet();
      expect(after.s).toBeGreaterThanOrEqual(before.s);
      if (before.type === silent.scoredAs) expect(known.s).toBeGreaterThanOrEqual(silent.s);
    }
  });
  expectSome(10);
});
