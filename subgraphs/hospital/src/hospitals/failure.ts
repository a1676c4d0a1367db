/** Why a hospital's records could not be had, in the words of a section. */
import { EndpointFailure } from '@meridian/kit/resilience/endpoint';
import type { Failure } from './availability.ts';

/** What is no failure of an endpoint is an answer that cannot be used, or could not be kept. */
export const failureOf = (error: unknown): Failure =>
  error instanceof EndpointFailure
    ? { code: error.code, retryAfterSeconds: error.retryAfterSeconds }
    : { code: 'SOURCE_ERROR', retryAfterSeconds: null };
