/** How deep a document is nested, told before it is parsed: parser, rules and planner call themselves for each level, and would run out of stack. */
import { Lexer, Source, TokenKind } from 'graphql';
import { maxDepth, maxTokens } from './limits.ts';

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** False also for what is no GraphQL: the parser says what is wrong with it. */
export function isTooDeep(text: string): boolean {
  if (text.length <= maxDepth) return false;
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  try {
    for (let tokens = 0; tokens < maxTokens; tokens++) {
      const { kind } = lexer.advance();
      if (kind === TokenKind.EOF) return false;
      if (closing.has(kind)) depth -= 1;
      else if (opening.has(kind)) {
        depth += 1;
        if (depth > maxDepth) return true;
      }
    }
  } catch {
    // A character that no token begins with.
  }
  return false;
}
