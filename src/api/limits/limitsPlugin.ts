import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { ApiContext } from '../context';
import { checkCost } from './cost';
import { checkShape } from './shape';

/** Refuses requests that ask for too much, after they are known to be valid and before anything is read. */
export function limitsPlugin(schema: GraphQLSchema): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ document, operation, request }) => {
          if (operation) {
            checkShape(document, operation);
            checkCost(schema, document, operation.name?.value, request.variables);
          }
          return Promise.resolve();
        },
      }),
  };
}
