# SPDX-License-Identifier: GPL-3.0-or-later
"""Errands on a real scheduler with three workers, all threads of this process."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Union

import pytest
from clusters import wait_for

pytest.importorskip("distributed", reason="Dask is missing (pip install distributed)")
from dask import config
from distributed import Client, Future, LocalCluster, get_worker

from freenet_qgis.headless.cluster import silence
from freenet_qgis.headless.cluster.demand import Demand
from freenet_qgis.headless.cluster.failures import MOST
from freenet_qgis.headless.cluster.handing_out import ATTEMPTS, Errand, HandingOut, Verdict, WorkerDied

BATCH = "batch"
TOLD: list[tuple[str, str]] = []  # of workers that are silent; they are threads of this process
FAILED: list[str] = []  # errands that others have failed at meanwhile


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    # Four, of which three are trusted.
    with (
        LocalCluster(n_workers=4, threads_per_worker=1, processes=False, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        yield client


class Trusted:
    """All workers but one, and who was doubted."""

    def __init__(self, client: Client, but: str = "") -> None:
        self.present: Collection[str] = sorted(client.nthreads())
        self.trusted: Mapping[str, int] = {worker: 1 for worker in self.present if worker != but}
        self.on_trial: Mapping[Future, str] = {}
        self.doubted: list[str] = []
        self.blamed: list[str] = []

    def look(self) -> None:
        pass

    def doubt(self, worker: str) -> None:
        self.doubted.append(worker)

    def blame(self, worker: str, answer: Any) -> None:
        self.blamed.append(worker)
        self.trusted = {one: threads for one, threads in self.trusted.items() if one != worker}

    def want(self, errands: int) -> None:
        pass

    def check_hope(self) -> None:
        raise AssertionError


def where(failing: Collection[str]) -> str:
    """The address of the worker that is asked, if it does not fail."""
    address = str(get_worker().address)
    if address in failing:
        raise ValueError(address)
    return address


def speak_late() -> str:
    """The address of the worker that is asked, which says nothing until that was told."""
    wait_for(lambda: TOLD)
    silence.ProgressOfTask(BATCH).fraction(0.5)
    return where(())


def outlast(failing: Collection[str], failures: int) -> str:
    """As `where`, but not before others have failed so often."""
    wait_for(lambda: len(FAILED) >= failures)
    return where(failing)


def judged(errand: Errand, answer: Any, worker: str) -> Verdict:
    assert worker == str(answer)
    is_failed = isinstance(answer, ValueError)
    return Verdict(answer, is_failed, is_done=not is_failed)


def done(client: Client, workers: Trusted, *errands: tuple[str, Collection[str]]) -> dict[str, Union[str, Exception]]:
    handing_out = HandingOut(client, where, workers, judged)
    return {errand.key: answer for errand, answer in handing_out.answers(Errand(key, (who,)) for key, who in errands)}


def test_each_errand_is_done_by_a_worker_that_is_trusted(client: Client) -> None:
    workers = Trusted(client, but=min(client.nthreads()))
    found = done(client, workers, *((f"errand-{number}", ()) for number in range(12)))
    assert len(found) == 12 and set(found.values()) == set(workers.trusted)
    assert workers.doubted == []


def test_what_one_worker_fails_at_another_one_tries(client: Client) -> None:
    workers = Trusted(client, but=min(client.nthreads()))
    *failing, good = workers.trusted
    assert done(client, workers, ("hard", failing)) == {"hard": good}
    assert set(workers.doubted) <= set(failing)


def test_after_so_many_attempts_by_different_workers_an_errand_is_given_up(client: Client) -> None:
    workers = Trusted(client)
    (answer,) = done(client, workers, ("impossible", workers.present)).values()
    assert isinstance(answer, ValueError)
    assert len(workers.doubted) == len(set(workers.doubted)) == ATTEMPTS < len(workers.present)


def test_a_worker_that_fails_at_what_others_do_is_asked_no_more(client: Client) -> None:
    """After the second time, and for nothing else until it is known whether others can."""
    workers = Trusted(client)
    bad = min(workers.present)
    found = done(client, workers, *((f"many-{number}", [bad]) for number in range(12)))
    assert len(found) == 12 and bad not in found.values()
    assert (workers.blamed, workers.doubted) == ([bad], [bad] * MOST)


def test_errands_that_all_fail_at_are_nobodys_fault(client: Client) -> None:
    workers = Trusted(client)
    impossible = [(f"none-{number}", workers.present) for number in range(8)]
    found = done(client, workers, *impossible, ("possible", ()))
    assert sum(isinstance(answer, ValueError) for answer in found.values()) == 8
    assert found["possible"] in workers.trusted and not workers.blamed


def test_an_errand_whose_worker_died_holds_up_none_that_others_have_failed_at(client: Client) -> None:
    """Those who have failed at them get it once they are settled, and not before."""
    workers = Trusted(client, but=min(client.nthreads()))
    first, *others = workers.trusted

    def judge(errand: Errand, answer: Any, worker: str) -> Verdict:
        if worker == first:
            workers.trusted = dict.fromkeys(others, 1)
            return Verdict(WorkerDied(), may_be_workers=True)
        if isinstance(answer, ValueError):
            FAILED.append(errand.key)
        return judged(errand, answer, worker)

    failures = len(others) * MOST
    errands = [Errand("long", ((), failures)), *(Errand(f"wrong-{number}", (others, 0)) for number in range(MOST))]
    found = {errand.key: answer for errand, answer in HandingOut(client, outlast, workers, judge).answers(errands)}
    assert found["long"] in others and len(found) == 1 + MOST


def test_an_errand_of_which_nothing_is_heard_is_told_once(client: Client) -> None:
    watch = silence.Silence(client, BATCH, lambda errand, worker: TOLD.append((errand.key, worker)), 0.0).look
    handing_out = HandingOut(client, speak_late, Trusted(client), judged, watch=watch)
    ((_, worker),) = handing_out.answers([Errand("mute", ())])
    assert [("mute", worker)] == TOLD
    ((_, word),) = client.get_events(BATCH)
    assert word.startswith("mute-")


def test_where_nobody_else_is_left_the_last_answer_counts(client: Client) -> None:
    workers = Trusted(client)
    only = workers.present[0]  # type: ignore[index]
    workers.trusted = {only: 1}
    found = done(client, workers, ("one", [only]), ("other", []))
    assert isinstance(found["one"], ValueError) and found["other"] == only


def test_scenes_that_wait_are_work_for_which_dask_would_start_workers(client: Client) -> None:
    demand, workers = Demand(client), len(client.nthreads())

    def wanted() -> int:
        return int(client.run_on_scheduler(lambda dask_scheduler: dask_scheduler.adaptive_target()))

    assert wanted() <= workers
    demand.show(1000)
    wait_for(lambda: wanted() > workers)
    demand.show(0)
    wait_for(lambda: wanted() <= workers)


def test_an_errand_that_costs_too_many_workers_is_given_up(client: Client) -> None:
    """As many as Dask's own setting allows; another one than those may do it until then."""
    workers, lost = Trusted(client), []

    def judge(errand: Errand, answer: Any, worker: str) -> Verdict:
        lost.append(worker)
        return Verdict(WorkerDied(), may_be_workers=True)

    ((errand, answer),) = HandingOut(client, where, workers, judge).answers([Errand("deadly", ((),))])
    assert isinstance(answer, WorkerDied) and errand.failed == []
    assert len(lost) == config.get("distributed.scheduler.allowed-failures") + 1


def test_why_one_failed_is_told_also_where_the_next_one_died(client: Client) -> None:
    workers, asked = Trusted(client), []

    def judge(errand: Errand, answer: Any, worker: str) -> Verdict:
        asked.append(worker)
        return Verdict(answer if len(asked) == 1 else WorkerDied(), may_be_workers=True)

    ((_, answer),) = HandingOut(client, where, workers, judge).answers([Errand("both", (workers.present,))])
    assert isinstance(answer, ValueError) and str(answer) == asked[0] and len(asked) > 1
