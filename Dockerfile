# The API of Symbiosis. Neo4j runs elsewhere: docker-compose.yml brings up both.
FROM node:20.20.2-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20.20.2-slim
WORKDIR /app
# A copy of the graph is kept where the user of the process may write; a volume there outlives the container.
ENV NODE_ENV=production SYMBIOSIS_HOST=0.0.0.0 SYMBIOSIS_KEPT_GRAPH=/var/lib/symbiosis/kept-graph
RUN mkdir /var/lib/symbiosis && chown 1000:1000 /var/lib/symbiosis
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY schema schema
COPY seeds seeds
# The user node of the image.
USER 1000
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.SYMBIOSIS_PORT || 4000}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# As npm start: what an answer is made of dies before it has to be moved.
CMD ["node", "--max-semi-space-size=64", "dist/main.js", "start"]
