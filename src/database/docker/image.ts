/** The Neo4j that runs in containers; `docker-compose.yml` names the same, which a test holds. */
export const NEO4J_IMAGE = 'neo4j:5.26.30-community';
