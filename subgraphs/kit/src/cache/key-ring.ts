/** Encrypts what must not be readable at rest: AES-256-GCM (NIST SP 800-38D), a random nonce each, several keys for rotation. */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;
const keyPattern = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)$/;

/** Whether the text is `id:base64(32 bytes)`. */
export const isEncryptionKey = (text: string): boolean => keyPattern.test(text);

export class KeyRing {
  readonly #keys: ReadonlyMap<string, KeyObject>;
  readonly #currentId: string;

  /** The first key encrypts and all decrypt. Throws, without the key in its message, when one is malformed or an id comes twice. */
  constructor(keys: readonly string[]) {
    const parsed = keys.map((key): [string, KeyObject] => {
      const [, id, secret] = keyPattern.exec(key) ?? [];
      if (id === undefined || secret === undefined) throw new Error('A cache key must be id:base64 of 32 bytes.');
      return [id, createSecretKey(secret, 'base64')];
    });
    this.#keys = new Map(parsed);
    this.#currentId = parsed[0]?.[0] ?? '';
    if (this.#keys.size !== keys.length || keys.length === 0) throw new Error('Cache keys must have ids of their own.');
  }

  /** The text can be opened only under the same name: what is moved to another name is unreadable there. */
  seal(text: string, name: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key(this.#currentId), nonce).setAAD(Buffer.from(name));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${this.#currentId}.${sealed.toString('base64')}`;
  }

  /** Undefined when the key is unknown, or the text was changed or belongs to another name. */
  open(sealed: string, name: string): string | undefined {
    const dot = sealed.indexOf('.');
    const bytes = Buffer.from(sealed.slice(dot + 1), 'base64');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key(sealed.slice(0, dot)), bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(name))
        .setAuthTag(bytes.subarray(-tagBytes));
      return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return undefined;
    }
  }

  #key(id: string): KeyObject {
    const key = this.#keys.get(id);
    if (key === undefined) throw new Error('No cache key has this id.');
    return key;
  }
}
