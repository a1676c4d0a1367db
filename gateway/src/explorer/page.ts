/** The explorer: GraphiQL, opening on an example operation, with no address in it but our own. */

export interface ExplorerStart {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Filled into the headers editor, such as a demo token. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A panel below the editor that asks this again and again while it is open, and shows each list in the answer as a table. */
  readonly status?: { readonly title: string; readonly query: string };
}

/** GraphiQL's editor styles elements from script; everything else comes from this origin alone. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** JSON that cannot end the script element it stands in. */
const embed = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const renderStatus = (title: string): string => `<details id="status">
<summary>${escapeText(title)}</summary>
<p id="status-told" role="status"></p>
<div id="status-tables"></div>
</details>
<script type="module" src="/explorer/status.js"></script>
`;

const pretty = (value: object | undefined): string => (value === undefined ? '' : JSON.stringify(value, null, 2));

export function renderExplorer(start: ExplorerStart | undefined): string {
  const settings = {
    query: start?.query ?? '{ __typename }',
    variables: pretty(start?.variables),
    headers: pretty(start?.headers),
    ...(start?.status && { status: start.status }),
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Meridian</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/explorer/graphiql.css">
<link rel="stylesheet" href="/explorer/page.css">
</head>
<body>
<div id="explorer"><p class="loading">Loading the explorer…</p></div>
<noscript><p class="loading">The explorer needs JavaScript. The endpoint is POST /graphql.</p></noscript>
<script type="application/json" id="settings">${embed(settings)}</script>
<script src="/explorer/react.js"></script>
<script src="/explorer/react-dom.js"></script>
<script src="/explorer/graphiql.js"></script>
<script type="module" src="/explorer/start.js"></script>
${start?.status ? renderStatus(start.status.title) : ''}</body>
</html>
`;
}
