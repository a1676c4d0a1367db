/** Turns requests away while there are more than can be answered: too many at once, or an event loop that has been late for a while. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface ShedOptions {
  /** Requests at once; 0 for no limit. */
  readonly maxInFlight: number;
  /** How late the event loop may be; 0 for no limit. */
  readonly delayLimitMs: number;
}

export interface LoadShedder {
  readonly inFlight: number;
  readonly delayMs: number;
  readonly shedding: boolean;
  /** Seconds after which to come again, for a request that is turned away. Undefined admits it: `leave` must follow. */
  enter(): number | undefined;
  leave(): void;
  close(): void;
}

/** The longest delay since it was last asked, in milliseconds. */
export interface DelayMeter {
  readonly takeMs: () => number;
  readonly close: () => void;
}

const sampleMs = 250;
/** A start, an import or a collection of garbage holds up the loop once; a load that is too high does it again and again. */
const lateSamplesBeforeShedding = 4;
/** As many in a row, each below half the limit, end it. */
const calmSamplesBeforeAdmitting = 4;

export function measureEventLoopDelay(): DelayMeter {
  const resolutionMs = 20;
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  return {
    takeMs: () => {
      const maxMs = histogram.max / 1e6;
      histogram.reset();
      return Math.max(0, maxMs - resolutionMs);
    },
    close: () => histogram.disable(),
  };
}

export function createLoadShedder(
  { maxInFlight, delayLimitMs }: ShedOptions,
  measureDelay: () => DelayMeter = measureEventLoopDelay,
): LoadShedder {
  let inFlight = 0;
  let delayMs = 0;
  let late = 0;
  let calm = 0;
  let overloaded = false;
  const meter = delayLimitMs > 0 ? measureDelay() : undefined;

  const sample = (takeMs: () => number): void => {
    delayMs = takeMs();
    late = delayMs > delayLimitMs ? late + 1 : 0;
    calm = delayMs < delayLimitMs / 2 ? calm + 1 : 0;
    if (late >= lateSamplesBeforeShedding) overloaded = true;
    else if (calm >= calmSamplesBeforeAdmitting) overloaded = false;
  };
  const timer = meter && setInterval(() => sample(meter.takeMs), sampleMs).unref();

  return {
    get inFlight() {
      return inFlight;
    },
    get delayMs() {
      return delayMs;
    },
    get shedding() {
      return overloaded;
    },
    enter() {
      if (overloaded) return 2;
      if (maxInFlight > 0 && inFlight >= maxInFlight) return 1;
      inFlight += 1;
      return undefined;
    },
    leave() {
      inFlight -= 1;
    },
    close() {
      clearInterval(timer);
      meter?.close();
    },
  };
}
