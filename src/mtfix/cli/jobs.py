"""Work in several processes, its results in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from typing import Generic, TypeVar

from mtfix.cli.guard import tell_warnings

Tag = TypeVar("Tag")
Order = TypeVar("Order")
Result = TypeVar("Result")

_ENDING = {signal.SIGINT, signal.SIGTERM}
_AHEAD = 2  # orders that wait for each process, so that none is idle


class WorkerDied(Exception):  # noqa: N818 - what it was given may be at fault
    """A process died of an order, and so did the next one that was given it, alone."""


@dataclass(slots=True)
class _Pending(Generic[Tag, Order, Result]):
    tag: Tag
    order: Order | None
    future: Future[Result]


class Pool(Generic[Tag, Order, Result]):
    """
    Runs `work` on orders, over `jobs` processes.

    Orders, results and `work` are sent between processes, tags are not. A process that dies
    takes no work with it: what it had is done again by a new one.
    """

    def __init__(self, work: Callable[[Order], Result], jobs: int) -> None:
        """Start nothing yet."""
        self._work, self._jobs = work, jobs
        self._executor: ProcessPoolExecutor | None = None

    def run(
        self, orders: Iterator[tuple[Tag, Order | None]], is_ready: Callable[[], bool]
    ) -> Iterator[tuple[Tag, Order | None, Callable[[], Result]]]:
        """
        Yield each order, in order, with what returns its result or raises its error.

        Few orders are taken ahead of the results. Where `is_ready` says that the next one
        may take a while to come, finished results are not held back for it. No order
        (None) gets no result.
        """
        pending: deque[_Pending[Tag, Order, Result]] = deque()
        most = self._jobs * (1 + _AHEAD)
        try:
            for tag, order in orders:
                pending.append(_Pending(tag, order, self._submit(order)))
                while pending and (
                    len(pending) >= most or pending[0].future.done() or not is_ready()
                ):
                    yield self._finish(pending)
            while pending:
                yield self._finish(pending)
        finally:
            self._stop()

    def _submit(self, order: Order | None) -> Future[Result]:
        if order is None:
            done: Future[Result] = Future()
            done.cancel()
            return done
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                self._jobs, multiprocessing.get_context("spawn"), _begin
            )
        try:
            with _holding_back_signals():  # the first order starts all processes
                return self._executor.submit(self._work, order)
        except BrokenProcessPool as error:
            failed: Future[Result] = Future()
            failed.set_exception(error)
            return failed

    def _finish(
        self, pending: deque[_Pending[Tag, Order, Result]]
    ) -> tuple[Tag, Order | None, Callable[[], Result]]:
        """Return the first order once it is done."""
        first = pending.popleft()
        if first.order is not None and _is_lost(first.future):
            self._stop()
            first.future = self._submit(first.order)  # alone: is it this one that kills?
            if _is_lost(first.future):
                first.future = Future()
                first.future.set_exception(WorkerDied("a worker process died twice"))
                self._stop()
            for other in pending:
                if other.order is not None and _is_lost(other.future):
                    other.future = self._submit(other.order)
        return first.tag, first.order, first.future.result

    def _stop(self) -> None:
        """End all processes; what they still have is lost."""
        if self._executor is None:
            return
        processes = list((self._executor._processes or {}).values())
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        self._executor = None


def _is_lost(future: Future[Result]) -> bool:
    """Wait for the end of an order, and tell whether its process died of it, or beside it."""
    return future.cancelled() or isinstance(future.exception(), BrokenProcessPool)


@contextmanager
def _holding_back_signals() -> Iterator[None]:
    """
    Let signals that end the run wait.

    A process that is half-started, or lost the other end meanwhile, would print a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which lets all signals through once it has started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Prepare a process: it ends with the one that started it, and only then."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the user's ^C goes to all of us
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)  # as it began, see above
    tell_warnings()
    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
