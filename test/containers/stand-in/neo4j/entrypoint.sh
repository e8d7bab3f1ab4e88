#!/bin/bash
# Reads NEO4J_AUTH and the settings in NEO4J_… as the official image of Neo4j does, and runs it as the user neo4j.
set -eu

as_neo4j=(setpriv --reuid=neo4j --regid=neo4j --init-groups)

if [ "$1" != neo4j ]; then
  exec "${as_neo4j[@]}" "$@"
fi

{
  echo server.default_listen_address=0.0.0.0
  echo server.bolt.enabled=true
  echo server.http.enabled=true
  # NEO4J_server_memory_heap_max__size is server.memory.heap.max_size.
  env | grep '^NEO4J_[a-z]' | while IFS='=' read -r name value; do
    setting=${name#NEO4J_}
    setting=${setting//__/$'\n'}
    setting=${setting//_/.}
    echo "${setting//$'\n'/_}=$value"
  done
} >"$NEO4J_HOME/conf/neo4j.conf"

mkdir -p /data/dbms
chown -R neo4j:neo4j "$NEO4J_HOME/conf" /data /logs
case ${NEO4J_AUTH:-} in
  none) echo dbms.security.auth_enabled=false >>"$NEO4J_HOME/conf/neo4j.conf" ;;
  neo4j/*) "${as_neo4j[@]}" neo4j-admin dbms set-initial-password "${NEO4J_AUTH#neo4j/}" ;;
  ?*) echo "Invalid value for NEO4J_AUTH: '$NEO4J_AUTH'" >&2 && exit 1 ;;
esac

exec "${as_neo4j[@]}" java \
  "-Xmx${NEO4J_server_memory_heap_max__size:-512m}" -XX:+UseSerialGC \
  -cp "$NEO4J_HOME/classes:$NEO4J_HOME/lib/*" Server "$NEO4J_HOME"
