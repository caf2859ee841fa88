#!/usr/bin/env bash
# A Docker Engine for the tests.
#   test-docker.sh up OWNER     prints DOCKER_HOST and the name of a base image, a line each; or fails
#                               and says in one line on stderr why there can be none here
#   test-docker.sh down OWNER   stops the engine that `up` started, once no living OWNER uses it
# OWNER is a process id. The machine's own engine is taken where it answers. Otherwise root starts
# one without bridge and firewall rules, which leaves the machine's network alone.
set -euo pipefail

root=${XDG_CACHE_HOME:-$HOME/.cache}/mlebench-test-docker
image=mlebench-test-base:1
action=$1 owner=$2

give_up() {
  echo "$1" >&2
  exit 3
}

answers() { docker version >/dev/null 2>&1; }

# The mirror and release that apt uses; a line each.
mirror() {
  sed -nE 's/^(URIs:|deb( \[[^]]*\])?) *(https?:[^ ]+).*/\3/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | grep -E '/(debian|ubuntu)/?$' | head -n 1
}

start_engine() {
  [ "$(id -u)" = 0 ] || give_up "no Docker Engine answers, and only root can start one"
  command -v dockerd >/dev/null || give_up "Docker is not installed (apt-get install docker.io debootstrap)"
  export DOCKER_HOST=unix:///run/mlebench-test-docker.sock
  answers && return
  setsid dockerd --bridge=none --iptables=false --ip-forward=false --data-root "$root/data" \
    --exec-root "$root/exec" --pidfile "$root/dockerd.pid" --host "$DOCKER_HOST" \
    >"$root/dockerd.log" 2>&1 </dev/null 9>&- &
  for _ in $(seq 150); do
    answers && return
    sleep 0.1
  done
  give_up "dockerd does not start here ($(tail -n 1 "$root/dockerd.log"))"
}

# From Debian packages, since no container registry may be in reach.
make_image() {
  docker image inspect "$image" >/dev/null 2>&1 && return
  [ "$(id -u)" = 0 ] || give_up "the base image of the tests is not there, and only root can make it"
  command -v debootstrap >/dev/null || give_up "debootstrap is not installed (apt-get install debootstrap)"
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  echo "Making the base image of the sandbox tests (once, about a minute) ..." >&2
  # shellcheck source=/dev/null
  debootstrap --variant=minbase --include=python3,python3-pip "$(. /etc/os-release && echo "$VERSION_CODENAME")" \
    "$folder" "$(mirror)" >"$root/debootstrap.log" 2>&1 ||
    give_up "debootstrap failed ($(tail -n 1 "$root/debootstrap.log"))"
  tar -C "$folder" --exclude=./var/cache/apt --exclude=./var/lib/apt/lists --exclude=./usr/share/doc \
    --exclude=./usr/share/locale -c . | docker import - "$image" >/dev/null
}

remove_dead_owners() {
  for file in "$root"/owners/*; do
    kill -0 "$(basename "$file")" 2>/dev/null || rm -f "$file"
  done
}

if [ "$(uname)" != Linux ]; then
  [ "$action" = up ] || exit 0
  give_up "containers are tested on Linux only"
fi
mkdir -p "$root/owners"
exec 9>"$root/lock"
flock 9
case $action in
up)
  command -v docker >/dev/null || give_up "there is no program docker (apt-get install docker.io debootstrap)"
  if ! answers; then
    start_engine
    touch "$root/owners/$owner"
  fi
  make_image
  echo "${DOCKER_HOST:-}"
  echo "$image"
  ;;
down)
  rm -f "$root/owners/$owner"
  remove_dead_owners
  if [ -z "$(ls "$root/owners")" ] && [ -f "$root/dockerd.pid" ]; then
    pid=$(cat "$root/dockerd.pid")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 100); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.1
    done
    rm -f "$root/dockerd.pid"
  fi
  ;;
esac
