/** Reads the supergraph's file together with what vouches for it: `<file>.sha256` where it stands beside it, `<file>.sig` where a public key is configured. */
import { createHash, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { SupergraphError } from './supergraph-error.ts';

export interface SignedText {
  readonly text: string;
  /** Base64, as in `<file>.sig`; undefined when no key asks for it. */
  readonly signature: string | undefined;
}

/** An Ed25519 key as PEM text (SPKI). Throws SupergraphError for anything else. */
export function readPublicKey(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch {
    throw new SupergraphError('the public key is not PEM');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new SupergraphError('the public key is not an Ed25519 key');
  return key;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** In the form that sha256sum writes: the digest in hex, then perhaps the file's name. */
function checkDigest(bytes: Buffer, written: string): void {
  const [digest = ''] = written.trim().split(/\s/, 1);
  if (!/^[0-9a-f]{64}$/i.test(digest)) throw new SupergraphError('the digest beside it is not a SHA-256 in hex');
  if (!timingSafeEqual(createHash('sha256').update(bytes).digest(), Buffer.from(digest, 'hex')))
    throw new SupergraphError('it does not match the digest beside it');
}

function checkSignature(bytes: Buffer, written: string | undefined, key: KeyObject): string {
  if (written === undefined) throw new SupergraphError('it is not signed, and a public key is configured');
  const signature = written.trim();
  if (!verify(null, bytes, key, Buffer.from(signature, 'base64')))
    throw new SupergraphError('its signature is not by the configured key');
  return signature;
}

/** Rejects with SupergraphError when digest or signature do not fit, and with the file system's error when the file cannot be read. */
export async function readSignedFile(file: string, key: KeyObject | undefined): Promise<SignedText> {
  const bytes = await readFile(file);
  const [digest, signature] = await Promise.all([
    readIfThere(`${file}.sha256`),
    key ? readIfThere(`${file}.sig`) : undefined,
  ]);
  if (digest !== undefined) checkDigest(bytes, digest);
  return { text: bytes.toString('utf8'), signature: key && checkSignature(bytes, signature, key) };
}
