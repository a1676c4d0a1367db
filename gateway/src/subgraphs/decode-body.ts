/** Bodies of answers that were compressed on their way, bounded by what they come to. */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, type InputType, zstdDecompress } from 'node:zlib';
import { SubgraphFailure } from './transport.ts';

type Decode = (body: InputType, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', promisify<InputType, { maxOutputLength: number }, Buffer>(gunzip)],
  ['br', promisify<InputType, { maxOutputLength: number }, Buffer>(brotliDecompress)],
  ['zstd', promisify<InputType, { maxOutputLength: number }, Buffer>(zstdDecompress)],
]);

/** For the header Accept-Encoding. */
export const acceptedEncodings = [...decoders.keys()].join(', ');

/** Rejects with SubgraphFailure for an encoding that was not asked for, a body that is not in it, and one that comes to more than `limitBytes`. */
export async function decodeBody(encoding: string, body: Buffer, limitBytes: number): Promise<Buffer> {
  const decode = decoders.get(encoding.toLowerCase());
  if (decode === undefined) throw new SubgraphFailure('SOURCE_ERROR', 'unknown content encoding');
  try {
    return await decode(body, { maxOutputLength: limitBytes });
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new SubgraphFailure('SOURCE_ERROR', tooLarge ? 'response too large' : 'broken content encoding');
  }
}
