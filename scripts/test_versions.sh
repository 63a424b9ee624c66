#!/usr/bin/env bash
# Runs the tests of the engine with the oldest and with the newest packages that pyproject.toml allows, each in an
# environment of its own under build/versions/; made once. On Linux they hold PyTorch for CUDA and take 10 GB together;
# UV_TORCH_BACKEND=cpu takes the small builds from PyTorch's own index. To have today's newest: rm -r build/versions.
set -euo pipefail
cd "$(dirname "$0")/.."

python=$(.venv/bin/python -c 'import sys; print(sys._base_executable)')
.venv/bin/python -m pip install --quiet --group release

for age in oldest:lowest-direct newest:highest; do
    place=build/versions/${age%:*}
    if [ ! -e "$place/made" ]; then
        .venv/bin/uv venv --quiet --clear --python "$python" "$place"
        .venv/bin/uv pip install --quiet --python "$place/bin/python" --only-binary :all: --resolution "${age#*:}" \
            --requirements pyproject.toml --extra engine 'pytest>=8'
        touch "$place/made"
    fi
    echo "== ${age%:*}"
    .venv/bin/uv pip list --python "$place/bin/python" 2>/dev/null | grep -E '^(numpy|safetensors|scikit-learn|scipy|torch) '
    "$place/bin/python" -m pytest -q -p no:cacheprovider -m 'not slow' tests/engine
done
