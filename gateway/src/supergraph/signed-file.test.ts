import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepLastGood, readLastGood } from './last-good.ts';
import { readPublicKey, readSignedFile } from './signed-file.ts';
import { SupergraphError } from './supergraph-error.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = readPublicKey(publicKey.export({ type: 'spki', format: 'pem' }).toString());
const signatureOf = (text: string): string => sign(null, Buffer.from(text), privateKey).toString('base64');
const text = 'type Query { a: Int }\n';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-supergraph-'));
  file = join(folder, 'supergraph.graphql');
  await writeFile(file, text);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the digest beside it', () => {
  const digest = createHash('sha256').update(text).digest('hex');

  it.each([digest, `${digest}  supergraph.graphql\n`, digest.toUpperCase()])('is accepted as %j', async (written) => {
    await writeFile(`${file}.sha256`, written);
    expect(await readSignedFile(file, undefined)).toEqual({ text, signature: undefined });
  });

  it.each([
    [digest.replace(/^./, (first) => (first === '0' ? '1' : '0')), 'it does not match the digest beside it'],
    ['', 'the digest beside it is not a SHA-256 in hex'],
    ['<html>', 'the digest beside it is not a SHA-256 in hex'],
  ])('refuses the file as %j', async (written, message) => {
    await writeFile(`${file}.sha256`, written);
    await expect(readSignedFile(file, undefined)).rejects.toThrow(new SupergraphError(message));
  });
});

describe('the signature beside it', () => {
  it('vouches for the very bytes', async () => {
    await writeFile(`${file}.sig`, `${signatureOf(text)}\n`);
    expect(await readSignedFile(file, key)).toEqual({ text, signature: signatureOf(text) });
    await writeFile(file, `${text}\n`);
    await expect(readSignedFile(file, key)).rejects.toThrow('its signature is not by the configured key');
  });

  it('is demanded when a key is configured, and by that key', async () => {
    await expect(readSignedFile(file, key)).rejects.toThrow('it is not signed, and a public key is configured');
    const other = sign(null, Buffer.from(text), generateKeyPairSync('ed25519').privateKey).toString('base64');
    await writeFile(`${file}.sig`, other);
    await expect(readSignedFile(file, key)).rejects.toThrow('its signature is not by the configured key');
  });

  it('is not looked at without a key', async () => {
    await writeFile(`${file}.sig`, 'nothing');
    expect(await readSignedFile(file, undefined)).toEqual({ text, signature: undefined });
  });
});

it('takes Ed25519 keys in PEM and no others', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' });
  expect(() => readPublicKey(rsa.toString())).toThrow('the public key is not an Ed25519 key');
  expect(() => readPublicKey('nothing')).toThrow('the public key is not PEM');
});

describe('the last good one', () => {
  it('is read back as it was kept, and only as long as the key vouches for it', async () => {
    const lastGood = join(folder, 'last-good');
    expect(await readLastGood(lastGood, key)).toBeUndefined();
    await keepLastGood(lastGood, { text, signature: signatureOf(text) });
    expect(await readLastGood(lastGood, key)).toEqual({ text, signature: signatureOf(text) });
    await writeFile(lastGood, `${text}# changed\n`);
    expect(await readLastGood(lastGood, key)).toBeUndefined();
    expect(await readFile(`${lastGood}.sig`, 'utf8')).toContain(signatureOf(text));
  });
});
