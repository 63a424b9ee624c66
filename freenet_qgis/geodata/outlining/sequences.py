# SPDX-License-Identifier: GPL-3.0-or-later
"""Things of which each knows the next one, put in their order: chains and rings, all of them at once."""

from __future__ import annotations

import numpy as np

END = -1  # in place of the next one


def ordered(following: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All things, chain after chain and ring after ring.

    Args:
        following: The next of each, int, shape (n,), `END` at the end of a chain; no two have the same.

    Returns:
        The things in their order, shape (n,); and where each chain or ring begins there, one more for the end.
    """
    first, place = _placed(following, np.ones(len(following), np.int64))
    sizes = np.bincount(first, minlength=len(first))
    starts = np.flatnonzero(first == np.arange(len(first)))
    offsets = np.zeros(len(starts) + 1, np.int64)
    np.cumsum(sizes[starts], out=offsets[1:])
    begin = np.zeros(len(first), np.int64)
    begin[starts] = offsets[:-1]
    order = np.empty(len(first), np.int64)
    order[begin[first] + place] = np.arange(len(first))
    return order, offsets


def _placed(following: np.ndarray, lengths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first of the chain or ring of each thing, and the sum of lengths from there to it.

    Things are taken together to pieces of about three, these again, and so on: the work is that of a walk over all,
    but done for all pieces at a time.
    """
    count = len(following)
    before = np.full(count, END, np.int64)
    has_next = following != END
    before[following[has_next]] = np.flatnonzero(has_next)
    is_start = _starts(following, before)
    starts = np.flatnonzero(is_start)
    piece, place = np.empty(count, np.int64), np.empty(count, np.int64)
    ends, totals = _walk(following, lengths, is_start, starts, piece, place)
    next_piece = np.where(ends == END, END, piece[ends])
    leads = np.zeros(len(starts), bool)
    leads[next_piece[next_piece != END]] = True
    is_done = np.where(next_piece == END, ~leads, next_piece == np.arange(len(starts)))
    first_piece, piece_place = np.arange(len(starts)), np.zeros(len(starts), np.int64)
    left = np.flatnonzero(~is_done)
    if len(left):
        number = np.full(len(starts) + 1, END, np.int64)  # the last one stands for the end
        number[left] = np.arange(len(left))
        firsts, places = _placed(number[next_piece[left]], totals[left])
        first_piece[left], piece_place[left] = left[firsts], places
    return starts[first_piece[piece]], piece_place[piece] + place


def _starts(following: np.ndarray, before: np.ndarray) -> np.ndarray:
    """Where pieces begin, bool: at the start of a chain, and where a scattered number is less than both beside it."""
    keys = np.append(_scattered(len(following)), np.iinfo(np.int64).max)  # the last one stands for the end
    own = keys[:-1]
    own[before == END] = -1  # least of all, lest the next one begin a piece, too
    is_least = (own < keys[following]) & (own < keys[before])
    return is_least | (before == END) | (following == np.arange(len(following)))


def _walk(
    following: np.ndarray,
    lengths: np.ndarray,
    is_start: np.ndarray,
    starts: np.ndarray,
    piece: np.ndarray,
    place: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Fill in the piece of each thing and its place there; where the next one begins after each, and their lengths."""
    ends, totals = np.empty(len(starts), np.int64), np.empty(len(starts), np.int64)
    number, at, done = np.arange(len(starts)), starts, np.zeros(len(starts), np.int64)
    while len(at):
        piece[at], place[at] = number, done
        done = done + lengths[at]
        after = following[at]
        stops = (after == END) | is_start[after]
        ends[number[stops]], totals[number[stops]] = after[stops], done[stops]
        number, at, done = number[~stops], after[~stops], done[~stops]
    return ends, totals


def _scattered(count: int) -> np.ndarray:
    """Different numbers for 0…count - 1 in no visible order, int64; always the same."""
    mixed = np.arange(count, dtype=np.uint32)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):  # odd factors: no two become the same
        mixed ^= mixed >> np.uint32(shift)
        mixed *= np.uint32(factor)
    return (mixed ^ (mixed >> np.uint32(16))).astype(np.int64)
