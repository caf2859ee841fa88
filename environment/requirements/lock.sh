#!/bin/sh
# Locks stack.in with `uv` (pip install uv), hashes and all, for Python 3.11 on x86-64 Linux:
# gpu.txt   everything, PyTorch with CUDA
# cpu.txt   without CUDA, and without PyTorch, whose CPU build has an index of its own (Dockerfile)
set -eu
cd "$(dirname "$0")"
lock() {
  output=$1
  shift
  uv pip compile -q --upgrade --generate-hashes --no-annotate --no-header --only-binary :all: \
    --python-version 3.11 --python-platform x86_64-manylinux_2_28 stack.in -o "$output" "$@" >/dev/null
}
lock gpu.txt
cuda=$(sed -nE 's/^((nvidia|cuda|triton|torch|torchvision)(-[a-z0-9-]+)?)[=[].*/--no-emit-package \1/p' gpu.txt)
# shellcheck disable=SC2086
lock cpu.txt $cuda
