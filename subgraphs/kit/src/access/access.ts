/** The one question every resolver asks before it reads: may this caller see this subject? One statement answers it for all subjects of a request. */
import type DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import type { AnyTables } from '../database/open.ts';
import { isEntityId } from '../entity-id.ts';
import { notFound } from '../errors.ts';
import type { Identity } from '../identity.ts';
import { loadByKey } from '../loader.ts';
import { coversStudy, coversSubject, type Scope } from './grants.ts';
import { readScopes, readScopesOf } from './scope.ts';

export class Access {
  readonly identity: Identity | null;
  readonly #scopes: DataLoader<string, Scope | null>;
  readonly #readOwnScopes: (usubjid: string) => Promise<readonly Scope[]>;
  #ownScopes: Promise<readonly Scope[]> | null = null;

  constructor(identity: Identity | null, kysely: Kysely<AnyTables>, schema: string) {
    this.identity = identity;
    this.#scopes = loadByKey((ids) => readScopes(kysely, schema, ids));
    this.#readOwnScopes = (usubjid) => readScopesOf(kysely, schema, usubjid);
  }

  /** The subject's scope when the caller may see it; null when not, or when there is no such subject. */
  async scopeOf(subjectId: string): Promise<Scope | null> {
    if (!isEntityId(subjectId)) return null;
    const scope = await this.#scopes.load(subjectId.toLowerCase());
    return scope !== null && coversSubject(this.identity, scope) ? scope : null;
  }

  async maySee(subjectId: string): Promise<boolean> {
    return (await this.scopeOf(subjectId)) !== null;
  }

  /** Throws NOT_FOUND, the same whether the subject is absent or not the caller's. */
  async mustSee(subjectId: string, what = 'subject'): Promise<Scope> {
    const scope = await this.scopeOf(subjectId);
    if (scope === null) throw notFound(what);
    return scope;
  }

  /** Whether the caller's grants name this study. */
  coversStudy(protocolId: string): boolean {
    return coversStudy(this.identity, protocolId);
  }

  /** A study is seen by whoever's grants name it, and by its own subjects. */
  async maySeeStudy(protocolId: string): Promise<boolean> {
    return this.coversStudy(protocolId) || (await this.ownScopes()).some((scope) => scope.protocolId === protocolId);
  }

  /** The caller's own places in studies, when the caller is a subject. */
  ownScopes(): Promise<readonly Scope[]> {
    this.#ownScopes ??= this.#loadOwnScopes();
    return this.#ownScopes;
  }

  async #loadOwnScopes(): Promise<readonly Scope[]> {
    const { identity } = this;
    if (identity?.role !== 'PATIENT' || identity.subject === null) return [];
    const scopes = await this.#readOwnScopes(identity.subject);
    return scopes.filter((scope) => coversSubject(identity, scope));
  }
}
