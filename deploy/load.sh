#!/bin/bash
# Asks nginx for the help page and for one bare file of the same size, in turn, and prints what it manages.
# Both servers run on this machine alone and end with the script.
#   deploy/load.sh [SITE] [SECONDS]     SITE is the built site (build), SECONDS each turn lasts (10, at most 60)
set -euo pipefail
PATH="$PATH:/usr/sbin"

site=$(realpath "${1:-build}")
seconds=${2:-10}
page=hjelp/index.html
connections=64
threads=2
for program in nginx wrk curl; do
  command -v "$program" >/dev/null || { echo "$program is missing: apt-get install $program" >&2; exit 2; }
done
[ -f "$site/$page.br" ] && [ -d "$site.delivery" ] || { echo "$site is not a built site: run 'make site'" >&2; exit 2; }
[[ "$seconds" =~ ^[0-9]+$ ]] && ((seconds >= 1 && seconds <= 60)) || { echo "SECONDS is from 1 to 60" >&2; exit 2; }

work=$(mktemp -d)
finish() {
  for pid in "$work"/*/run/nginx.pid; do [ -f "$pid" ] && kill "$(<"$pid")"; done
  rm -rf "$work"
}
trap finish EXIT

as_user=""
[ "$(id -u)" -ne 0 ] || as_user="user root;"
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
start() { nginx -p "$work/$1" -c "$work/$1/site.delivery/nginx.conf" -g "$as_user"; }

page_port=$(free_port)
mkdir -p "$work/page/run" "$work/page/site.delivery"
ln -s "$site" "$work/page/site"
cp "$site.delivery"/*.conf "$work/page/site.delivery/"
sed -i "s/listen .*;/listen 127.0.0.1:$page_port;/" "$work/page/site.delivery/nginx.conf"
start page

bare_port=$(free_port)
mkdir -p "$work/bare/run" "$work/bare/site" "$work/bare/site.delivery"
cp "$site/$page.br" "$work/bare/site/bare"
cat >"$work/bare/site.delivery/nginx.conf" <<CONF
worker_processes auto;
pid run/nginx.pid;
error_log stderr crit;
events { worker_connections 4096; }
http {
  client_body_temp_path run/body;
  proxy_temp_path run/proxy;
  fastcgi_temp_path run/fastcgi;
  uwsgi_temp_path run/uwsgi;
  scgi_temp_path run/scgi;
  sendfile on;
  tcp_nopush on;
  access_log off;
  server { listen 127.0.0.1:$bare_port; root site; }
}
CONF
start bare

page_address="http://127.0.0.1:$page_port/${page%index.html}"
bare_address="http://127.0.0.1:$bare_port/bare"
curl -sf -o "$work/answer" -H "Accept-Encoding: br" "$page_address"
cmp -s "$work/answer" "$site/$page.br" || { echo "nginx does not send the compressed help page" >&2; exit 1; }

turn() {
  wrk -t "$threads" -c "$connections" -d "${seconds}s" --latency -H "Accept-Encoding: br" "$2" >"$work/said"
  awk -v name="$1" '
    /Requests\/sec/ { rate = $2 }
    / 99% / { p99 = $2 }
    / requests in / { requests = $1 }
    /Socket errors/ { gsub(",", ""); errors += $4 + $6 + $8 + $10 }
    /Non-2xx/ { errors += $NF }
    END { printf "%-22s %10.0f %10s %10d %8d\n", name, rate, p99, requests, errors }
  ' "$work/said"
}

bytes=$(stat -c %s "$site/$page.br")
echo "$bytes bytes, $connections connections, ${seconds} s each, $(nproc) cores shared with wrk"
printf '%-22s %10s %10s %10s %8s\n' "" "requests/s" "p99" "requests" "errors"
turn "help page" "$page_address"
turn "one bare file" "$bare_address"
turn "help page again" "$page_address"
turn "one bare file again" "$bare_address"
