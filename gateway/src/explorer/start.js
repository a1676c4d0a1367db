// Runs in the browser: mounts GraphiQL over this origin's endpoint.
const { React, ReactDOM, GraphiQL } = globalThis;
const { query, variables, headers } = JSON.parse(document.getElementById('settings').textContent);

const nothingStored = { getItem: () => null, setItem: () => {}, removeItem: () => {}, clear: () => {}, length: 0 };

const logo = React.createElement(
  GraphiQL.Logo,
  null,
  React.createElement('span', { className: 'product' }, 'Meridian'),
);

ReactDOM.createRoot(document.getElementById('explorer')).render(
  React.createElement(
    GraphiQL,
    {
      fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
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
