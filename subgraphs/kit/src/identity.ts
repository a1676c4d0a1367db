/** Who is calling, as the verified token's claims tell it. */
import { z } from 'zod';

/** The SDL's enum Role. */
export const roles = [
  'PATIENT',
  'CRC',
  'PRINCIPAL_INVESTIGATOR',
  'MONITOR',
  'RESEARCHER',
  'ANALYST',
  'UNBLINDED_STATISTICIAN',
  'SAFETY_PHYSICIAN',
  'PARTNER',
  'AUDITOR',
  'ADMIN',
] as const;

export type Role = (typeof roles)[number];

export interface Identity {
  /** The token's `sub`. */
  readonly actor: string;
  readonly role: Role;
  /** Protocol ids; '*' is every study. */
  readonly studies: readonly string[];
  /** Site numbers (SITEID) within those studies. */
  readonly sites: readonly string[];
  /** USUBJID of the caller, for a PATIENT. */
  readonly subject: string | null;
}

const claimsSchema = z.object({
  sub: z.string().min(1).max(256),
  role: z.enum(roles),
  studies: z.array(z.string().min(1).max(64)).max(1000).default([]),
  sites: z.array(z.string().min(1).max(64)).max(1000).default([]),
  subject: z.string().min(1).max(64).optional(),
});

/** The identity in a token's claims; null when they name none, which every subgraph treats as someone who may see nothing. */
export function identityFromClaims(claims: unknown): Identity | null {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return null;
  const { sub, role, studies, sites, subject } = parsed.data;
  return { actor: sub, role, studies, sites, subject: subject ?? null };
}
