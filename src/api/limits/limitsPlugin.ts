import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { ApiContext } from '../context';
import { costCheck } from './cost';
import { shapeCheck } from './shape';

/** Refuses requests that ask for too much, after they are known to be valid and before anything is read. */
export function limitsPlugin(schema: GraphQLSchema): ApolloServerPlugin<ApiContext> {
  const checkCost = costCheck(schema);
  const checkShape = shapeCheck();
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ document, operation, request }) => {
          if (operation) {
            checkShape(document, operation);
            checkCost(document, operation, request.variables);
          }
          return Promise.resolve();
        },
      }),
  };
}
