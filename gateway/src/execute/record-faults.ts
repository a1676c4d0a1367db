/** Collects the faults of one response; costs nothing while there are none. */
import type { Fault } from './execution.ts';

/** One step of the way to a value: a response name, or the list whose item is meant, counted from the outermost. */
export interface Place {
  readonly above: Place | undefined;
  readonly step: string | number;
}

/** How many lists a value is in. */
export function listsAround(place: Place | undefined): number {
  let lists = 0;
  for (let step = place; step !== undefined; step = step.above) if (typeof step.step === 'number') lists++;
  return lists;
}

export interface FaultRecorder {
  /** The position in each list that is being walked, the outermost first. */
  readonly positions: number[];
  /** Registers a place, and gives the number under which a fault there is told. */
  place(place: Place | undefined): number;
  pathOf(place: number): (string | number)[];
  /** For a value that is null though none may be, or does not fit: undefined, which makes what is around it null. */
  refuse(value: unknown, place: number): undefined;
  /** For a value that may be null: null, which is a fault unless the value was null, too. */
  drop(value: unknown, place: number): null;
  /** All faults since the last time, in the order in which they were met. */
  take(): readonly Fault[];
}

const missing = 'A subgraph answered null where a value is promised.';
const unfit = 'A subgraph answered a value that does not fit its type.';
const none: readonly Fault[] = Object.freeze([]);

export function createFaultRecorder(): FaultRecorder {
  const positions: number[] = [];
  const places: (Place | undefined)[] = [];
  let faults: Fault[] | undefined;

  function pathOf(number: number): (string | number)[] {
    const path: (string | number)[] = [];
    for (let place = places[number]; place !== undefined; place = place.above) {
      path.push(typeof place.step === 'number' ? (positions[place.step] ?? 0) : place.step);
    }
    return path.reverse();
  }

  function record(message: string, place: number): void {
    faults ??= [];
    faults.push({ message, path: pathOf(place) });
  }

  return {
    positions,
    place: (place) => places.push(place) - 1,
    pathOf,
    refuse(value, place) {
      record(value === null || value === undefined ? missing : unfit, place);
      return undefined;
    },
    drop(value, place) {
      if (value !== null && value !== undefined) record(unfit, place);
      return null;
    },
    take() {
      const taken = faults ?? none;
      faults = undefined;
      return taken;
    },
  };
}
