# SPDX-License-Identifier: GPL-3.0-or-later
"""What the environment says, and which of all bounds counts."""

from __future__ import annotations

import pytest

from freenet_qgis.allowance.bounds import MemoryBound
from freenet_qgis.allowance.memory import bound_in_words, memory_bound
from freenet_qgis.allowance.processors import processors, seen_processors, thread_variables
from freenet_qgis.allowance.variables import WORKER_MEMORY, memory_bounds, processor_bounds

MEGABYTE = 2**20


@pytest.mark.parametrize(
    ("environment", "megabytes"),
    [
        ({"SLURM_MEM_PER_NODE": "4096"}, 4096),
        ({"SLURM_MEM_PER_CPU": "2000", "SLURM_CPUS_ON_NODE": "3"}, 6000),
        ({"SLURM_MEM_PER_GPU": "8000", "SLURM_GPUS_ON_NODE": "2"}, 16000),
    ],
)
def test_slurm_gives_a_job_memory_by_machine_processor_or_card(environment: dict[str, str], megabytes: int) -> None:
    (bound,) = memory_bounds(environment)
    assert (bound.holder, bound.total) == ("SLURM", megabytes * MEGABYTE)
    assert bound.total - 8000 * MEGABYTE < bound.free < bound.total  # what we hold is taken


@pytest.mark.parametrize(
    "environment",
    [{}, {"SLURM_MEM_PER_NODE": "0"}, {"SLURM_MEM_PER_NODE": "4G"}, {"SLURM_MEM_PER_CPU": "9"}, {WORKER_MEMORY: "-1"}],
)
def test_all_of_a_machine_and_what_is_no_number_bound_nothing(environment: dict[str, str]) -> None:
    assert memory_bounds(environment) == []


def test_slurm_gives_a_task_processors() -> None:
    assert processor_bounds({"SLURM_CPUS_PER_TASK": "4", "SLURM_CPUS_ON_NODE": "16"}) == [4]
    assert processor_bounds({"SLURM_CPUS_ON_NODE": "16"}) == [16]
    assert processor_bounds({"SLURM_CPUS_ON_NODE": "16(x2)"}) == []


@pytest.mark.parametrize(
    ("threads", "bounds"), [("2", [2]), ("6,2", [6]), (" 4 ", [4]), ("0", []), ("", []), ("all", [])]
)
def test_threads_that_somebody_has_set_are_all_that_is_used(threads: str, bounds: list[int]) -> None:
    assert processor_bounds({"OMP_NUM_THREADS": threads}) == bounds
    assert processor_bounds({"OMP_NUM_THREADS": threads, "SLURM_CPUS_ON_NODE": "3"}) == [3, *bounds]


def test_the_tightest_bound_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLURM_MEM_PER_NODE", "100000000")  # 100 TB
    unbounded = memory_bound()
    assert unbounded is not None and unbounded.holder != "SLURM"
    monkeypatch.setenv(WORKER_MEMORY, str(1))
    assert memory_bound() == MemoryBound("Dask", 1, 0)


def test_libraries_are_told_where_there_are_fewer_processors_than_they_see(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setenv("SLURM_CPUS_PER_TASK", "1")
    assert processors() == 1
    expected = {} if seen_processors() == 1 else {"OMP_NUM_THREADS": "1", "LOKY_MAX_CPU_COUNT": "1"}
    assert thread_variables() == expected


def test_a_hint_says_who_bounds() -> None:
    assert "container or job" in bound_in_words(MemoryBound("control group", 2**30, 0))
    assert "1.0 GB in all: ask for more with --mem" in bound_in_words(MemoryBound("SLURM", 2**30, 0))
    assert "--memory-limit" in bound_in_words(MemoryBound("Dask", 2**30, 0))
    assert bound_in_words(MemoryBound("machine", 2**30, 0)) == bound_in_words(None) == ""
