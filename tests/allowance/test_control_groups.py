# SPDX-License-Identifier: GPL-3.0-or-later
"""What control groups leave a process; in one of this machine, and as files that those of others look like."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from commands import ROOT, environment
from control_groups import control_group

from freenet_qgis.allowance.control_groups import memory_bounds, processor_bounds

MEGABYTE = 2**20
ASK = """
import json
from pathlib import Path
from freenet_qgis.allowance.memory import memory_bound
from freenet_qgis.allowance.processors import processors, thread_variables
first = memory_bound()
Path({file!r}).write_bytes(bytes({cached}))
held = bytearray(b"x" * {held})
then = memory_bound()
print(json.dumps([first.holder, first.total, first.free, then.free, processors(), thread_variables()]))
"""


def bounded(memory: int, processors: float, file: Path, cached: int = 0, held: int = 0) -> list:
    """Holder, total, free before and after `cached` bytes were written and `held` taken, processors and variables."""
    with control_group(memory, processors) as command:
        script = ASK.format(file=str(file), cached=cached, held=held)
        asked = command([sys.executable, "-c", script])
        ended = subprocess.run(asked, capture_output=True, text=True, env=environment())
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def test_memory_and_processors_are_those_of_the_group(tmp_path: Path) -> None:
    holder, total, free, _, processors, variables = bounded(300 * MEGABYTE, 1.0, tmp_path / "file")
    assert (holder, total) == ("control group", 300 * MEGABYTE)
    assert 200 * MEGABYTE < free < 300 * MEGABYTE
    assert processors == 1
    assert not variables or variables["OMP_NUM_THREADS"] == "1"


def test_what_is_held_is_taken_and_cached_files_are_not() -> None:
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:  # temporary files may be kept in memory
        file = Path(folder) / "file"
        _, _, before, after, *_ = bounded(400 * MEGABYTE, 0.0, file, 100 * MEGABYTE, 60 * MEGABYTE)
    assert 50 * MEGABYTE < before - after < 100 * MEGABYTE


def write(folder: Path, **values: object) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, value in values.items():
        (folder / name.replace("__", ".")).write_text(f"{value}\n", encoding="ascii")


def process(folder: Path, groups: str, *mounts: str) -> Path:
    """A process as it stands under /proc."""
    folder.mkdir()
    (folder / "cgroup").write_text(groups, encoding="ascii")
    (folder / "mountinfo").write_text("\n".join(mounts), encoding="ascii")
    return folder


@pytest.fixture
def pod(tmp_path: Path) -> Path:
    """A process of version 2: its own group unbounded, that around it of 1000 MB, and 1.5 processors."""
    tree = tmp_path / "cgroup"
    write(tree, cgroup__controllers="cpu memory")
    used = "anon 1000\ninactive_file 41943040\nactive_file 10485760\nslab_reclaimable 1048576\nshmem 7"
    write(tree / "pod", memory__max=1000 * MEGABYTE, memory__high="max", memory__current=600 * MEGABYTE,
          memory__stat=used, cpu__max="150000 100000")  # fmt: skip
    write(tree / "pod" / "box", memory__max="max", memory__high="max", memory__current=500 * MEGABYTE,
          memory__stat=used, cpu__max="max 100000")  # fmt: skip
    mount = f"41 31 0:38 / {tree} rw,relatime shared:3 - cgroup2 cgroup2 rw"
    return process(tmp_path / "self", "0::/pod/box\n", "24 1 8:1 / / rw - ext4 /dev/sda rw", mount)


def test_version_2_bounds_by_the_groups_around_and_cached_files_are_to_be_had(pod: Path) -> None:
    (bound,) = memory_bounds(pod)
    assert (bound.total, bound.free) == (1000 * MEGABYTE, (1000 - 600 + 40 + 10 + 1) * MEGABYTE)
    assert processor_bounds(pod) == [2]


def test_what_would_be_slowed_down_is_not_to_be_had_either(pod: Path) -> None:
    write(pod.parent / "cgroup" / "pod" / "box", memory__high=700 * MEGABYTE)
    assert min(bound.free for bound in memory_bounds(pod)) == (700 - 500 + 51) * MEGABYTE


def test_a_container_of_version_1_that_sees_the_path_of_its_host(tmp_path: Path) -> None:
    memory, cpu = tmp_path / "memory", tmp_path / "cpu,cpuacct"
    write(memory, memory__limit_in_bytes=512 * MEGABYTE, memory__usage_in_bytes=500 * MEGABYTE,
          memory__stat=f"cache 9\ntotal_inactive_file {90 * MEGABYTE}\ntotal_active_file {MEGABYTE}")  # fmt: skip
    write(cpu, cpu__cfs_quota_us=250000, cpu__cfs_period_us=100000)
    found = process(
        tmp_path / "self",
        "11:memory:/docker/4711\n3:cpu,cpuacct:/docker/4711\n1:name=systemd:/docker/4711\n0::/system.slice\n",
        f"35 31 0:32 /docker/4711 {memory} ro - cgroup cgroup rw,memory",
        f"36 31 0:33 /docker/4711 {cpu} ro - cgroup cgroup rw,cpu,cpuacct",
    )
    (bound,) = memory_bounds(found)
    assert (bound.total, bound.free) == (512 * MEGABYTE, 103 * MEGABYTE)
    assert processor_bounds(found) == [3]


def test_no_bound_is_none(tmp_path: Path) -> None:
    write(tmp_path / "cpu", cpu__cfs_quota_us=-1, cpu__cfs_period_us=100000)
    unbounded = process(tmp_path / "self", "1:cpu:/\n", f"36 31 0:33 / {tmp_path / 'cpu'} rw - cgroup cgroup rw,cpu")
    assert memory_bounds(unbounded) == processor_bounds(unbounded) == []
    assert memory_bounds(tmp_path / "missing") == []


def test_a_group_that_cannot_be_read_bounds_nothing(pod: Path) -> None:
    (pod.parent / "cgroup" / "pod" / "memory.current").write_bytes(b"\xff")
    assert memory_bounds(pod) == []
    (pod / "mountinfo").write_text("strange", encoding="ascii")
    assert memory_bounds(pod) == processor_bounds(pod) == []
