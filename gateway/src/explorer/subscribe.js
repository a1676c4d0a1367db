// Runs in the browser: the events of a subscription, for whoever iterates over them. GraphQL over SSE, distinct connections mode.

/** What a block of lines says, comments apart. */
function readBlock(block) {
  const read = (name) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? '';
  return { event: read('event'), data: read('data') };
}

async function* readEvents(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (text + part.value).split('\n\n');
    text = blocks.pop();
    yield* blocks.map(readBlock);
  }
}

async function* readAnswers(url, init) {
  try {
    const response = await fetch(url, init);
    if (!response.headers.get('content-type').startsWith('text/event-stream')) {
      yield await response.json();
      return;
    }
    for await (const { event, data } of readEvents(response)) {
      if (event === 'complete') return;
      if (event === 'next') yield JSON.parse(data);
    }
  } catch (error) {
    if (!init.signal.aborted) throw error;
  }
}

export const subscribe = (url, parameters, headers) => {
  const abort = new AbortController();
  const answers = readAnswers(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(parameters),
    signal: abort.signal,
  });
  return {
    next: () => answers.next(),
    // A generator that waits for the server would end with the next event only.
    return: () => {
      abort.abort();
      return answers.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};
