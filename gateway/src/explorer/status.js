// Runs in the browser: the status panel below the explorer. It asks the graph itself, as whoever the headers editor says, while the panel is open and seen.
const refreshMs = 5_000;
const { status, headers: firstHeaders } = JSON.parse(document.getElementById('settings').textContent);
const panel = document.getElementById('status');
const told = document.getElementById('status-told');
const tables = document.getElementById('status-tables');

let headersText = firstHeaders;
let timer;
addEventListener('headers-edited', ({ detail }) => {
  headersText = detail;
});

/** What is wrong, for a person to read. */
class Told extends Error {}

function readHeaders() {
  try {
    return headersText.trim() === '' ? {} : JSON.parse(headersText);
  } catch {
    throw new Told('The headers are not JSON.');
  }
}

async function ask(path, init) {
  try {
    const response = await fetch(path, { ...init, signal: AbortSignal.timeout(refreshMs) });
    return { status: response.status, body: await response.json() };
  } catch {
    throw new Told('The gateway does not answer.');
  }
}

async function askGraph() {
  const { status: code, body } = await ask('/graphql', {
    method: 'POST',
    headers: { ...readHeaders(), 'content-type': 'application/json' },
    body: JSON.stringify({ query: status.query }),
  });
  if (code === 401) throw new Told('The headers hold no token that is valid: see authorization.');
  const [error] = body.errors ?? [];
  if (error !== undefined && !body.data) throw new Told(error.message);
  return { data: body.data ?? {}, problems: (body.errors ?? []).map(({ message }) => message) };
}

async function askReadiness() {
  const { notReady = [] } = (await ask('/health/ready')).body;
  return notReady.length === 0 ? 'Every subgraph answers.' : `Not ready: ${notReady.join(', ')}.`;
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rows of one object: fields of objects in it are columns, too; a list of objects in it makes a row of each of them. */
function toRows(object) {
  let rows = [new Map()];
  for (const [key, value] of Object.entries(object)) {
    const items = (Array.isArray(value) ? value : [value]).filter(isObject);
    if (items.length > 0) {
      const inner = items.flatMap(toRows);
      rows = rows.flatMap((row) => inner.map((more) => new Map([...row, ...more])));
    } else if (!Array.isArray(value) || value.length > 0) {
      for (const row of rows) row.set(key, Array.isArray(value) ? value.join(', ') : value);
    }
  }
  return rows;
}

const inWords = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();

function toText(value) {
  if (value === null || value === undefined) return '–';
  const instant = typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? new Date(value) : undefined;
  return instant && !Number.isNaN(instant.getTime()) ? instant.toLocaleString() : String(value);
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function toTable(name, objects) {
  const rows = objects.filter(isObject).flatMap(toRows);
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const table = element('table');
  table.append(element('caption', inWords(name)));
  const head = table.createTHead().insertRow();
  for (const column of columns) head.append(element('th', inWords(column), { scope: 'col' }));
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const column of columns) {
      const value = row.get(column);
      line.append(element('td', toText(value), { 'data-value': toText(value) }));
    }
  }
  return table;
}

async function refresh() {
  const [readiness, answer] = await Promise.allSettled([askReadiness(), askGraph()]);
  const problems = [readiness, answer]
    .filter(({ status: outcome }) => outcome === 'rejected')
    .map(({ reason }) => (reason instanceof Told ? reason.message : 'The answer cannot be shown.'));
  const words = [
    ...(readiness.status === 'fulfilled' ? [readiness.value] : []),
    ...(answer.status === 'fulfilled' ? answer.value.problems : []),
    ...new Set(problems),
  ];
  told.textContent = words.join(' ');
  if (answer.status === 'fulfilled') {
    const shown = Object.entries(answer.value.data).filter(([, value]) => value !== null && typeof value === 'object');
    tables.replaceChildren(...shown.map(([name, value]) => toTable(name, [value].flat())));
  } else tables.replaceChildren();
}

async function follow() {
  clearTimeout(timer);
  if (!panel.open || document.hidden) return;
  await refresh();
  clearTimeout(timer);
  timer = setTimeout(follow, refreshMs);
}

panel.addEventListener('toggle', follow);
document.addEventListener('visibilitychange', follow);
