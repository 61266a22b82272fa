import type { Dataset, DatasetAlliance, DatasetProject } from './dataset';
import { seededDraws } from './seededDraws';

/** Share of what happened that is known at the split, where nobody says. */
const PAST_SHARE = 0.75;

/** What is known and what is to be found. */
export interface Split {
  /** The day between them; null where there is none and projects were drawn, alliances all left to be found. */
  readonly day: string | null;
  readonly past: SplitPart;
  readonly future: SplitPart;
}

interface SplitPart {
  readonly projects: readonly DatasetProject[];
  readonly alliances: readonly DatasetAlliance[];
}

interface Dated {
  readonly date: string | null;
}

/**
 * Parts a dataset at a day: what has no date is left out. Where all begin on one day or nothing is dated, a quarter of
 * the projects, drawn by the seed, is to be found, and every alliance.
 * @param day null is a day that leaves a quarter of what is dated for the future
 */
export function splitDataset(dataset: Dataset, day: string | null, seed: number): Split {
  const { projects, alliances } = dataset;
  const at = day ?? quarterDay(projects.length > 0 ? projects : alliances);
  if (at !== null) {
    const isPast = ({ date }: Dated): boolean => date !== null && date < at;
    const isFuture = ({ date }: Dated): boolean => date !== null && date >= at;
    return {
      day: at,
      past: { projects: projects.filter(isPast), alliances: alliances.filter(isPast) },
      future: { projects: projects.filter(isFuture), alliances: alliances.filter(isFuture) },
    };
  }
  const draw = seededDraws(seed);
  const drawn = new Set(projects.filter(() => draw() >= PAST_SHARE));
  return {
    day: null,
    past: { projects: projects.filter((project) => !drawn.has(project)), alliances: [] },
    future: { projects: [...drawn], alliances },
  };
}

/** The dataset without what began on a day or later, so that nothing is learned or tuned on it. */
export function endedAt(dataset: Dataset, day: string | null): Dataset {
  if (day === null) return dataset;
  const before = ({ date }: Dated): boolean => date === null || date < day;
  return {
    ...dataset,
    projects: dataset.projects.filter(before),
    alliances: dataset.alliances.filter(before),
  };
}

/** Shares of what happened before each period that is learned from. */
const PERIODS = [0.5, 0.625, 0.75, 0.875] as const;

/** Days that part the later half of a dataset into periods with about as much in each; fewer where days are few. */
export function periodStarts({ projects, alliances }: Dataset): readonly string[] {
  const days = daysOf(projects.length > 0 ? projects : alliances);
  const starts = PERIODS.map((share) => days[Math.floor(share * days.length)]);
  return [...new Set(starts)].filter((day) => day !== undefined && day > days[0]);
}

/** Null where no day has something before it and something on it or later. */
function quarterDay(dated: readonly Dated[]): string | null {
  const days = daysOf(dated);
  const wanted = days[Math.floor(PAST_SHARE * days.length)];
  if (wanted === undefined) return null;
  return wanted > days[0] ? wanted : (days.find((day) => day > days[0]) ?? null);
}

function daysOf(dated: readonly Dated[]): readonly string[] {
  return dated
    .map(({ date }) => date)
    .filter((day) => day !== null)
    .sort();
}
