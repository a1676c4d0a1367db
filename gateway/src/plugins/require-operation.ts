/** Refuses what cannot be run before anything else looks at it: a document without the named operation, subscriptions, and kinds of operation that the graph does not have. */
import type { ApolloServerPlugin } from '@apollo/server';
import { codedError } from '@meridian/kit/errors';
import { OperationTypeNode } from 'graphql';
import type { RequestContext } from '../context.ts';

/** Those subscriptions that can be streamed do not come this far. */
export function requireOperation(hasStreams: boolean): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, request, schema }) {
          if (!operation) {
            const what =
              typeof request.operationName === 'string'
                ? 'The document has no operation of the given operationName.'
                : 'The document has several operations: name one in operationName.';
            throw codedError('OPERATION_RESOLUTION_FAILURE', what);
          }
          if (operation.operation === OperationTypeNode.SUBSCRIPTION)
            throw codedError(
              'GRAPHQL_VALIDATION_FAILED',
              hasStreams
                ? 'A subscription is answered as a stream: send Accept: text/event-stream.'
                : 'Subscriptions are not served here.',
            );
          // GraphQL's own validation passes over an operation of a kind that the schema does not have.
          if (!schema.getRootType(operation.operation))
            throw codedError('GRAPHQL_VALIDATION_FAILED', `This graph has no ${operation.operation}.`);
        },
      };
    },
  };
}
