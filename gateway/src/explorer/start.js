// Runs in the browser: mounts GraphiQL over this origin's endpoint.
import { subscribe } from './subscribe.js';

const { React, ReactDOM, GraphiQL } = globalThis;
const { query, variables, headers } = JSON.parse(document.getElementById('settings').textContent);

const nothingStored = { getItem: () => null, setItem: () => {}, removeItem: () => {}, clear: () => {}, length: 0 };

const logo = React.createElement(
  GraphiQL.Logo,
  null,
  React.createElement('span', { className: 'product' }, 'Meridian'),
);

const isSubscription = ({ definitions }, name) =>
  definitions.some(
    (definition) => definition.operation === 'subscription' && (!name || definition.name?.value === name),
  );

const ask = GraphiQL.createFetcher({ url: '/graphql' });
const fetcher = (parameters, options) =>
  options?.documentAST && isSubscription(options.documentAST, parameters.operationName)
    ? subscribe('/graphql', parameters, options.headers)
    : ask(parameters, options);

ReactDOM.createRoot(document.getElementById('explorer')).render(
  React.createElement(
    GraphiQL,
    {
      fetcher,
      // Tokens and clinical queries are not left behind in the browser, and a new demo token replaces the old one.
      storage: nothingStored,
      defaultQuery: query,
      query,
      variables,
      headers,
      isHeadersEditorEnabled: true,
      onEditHeaders: (text) => dispatchEvent(new CustomEvent('headers-edited', { detail: text })),
      shouldPersistHeaders: false,
      defaultEditorToolsVisibility: 'variables',
    },
    logo,
  ),
);
