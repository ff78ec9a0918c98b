"""Frozen dataclasses that are quick to make: what they have of those of the standard library."""

from __future__ import annotations

import dataclasses

import pytest

from linter.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    name: str


@dataclass(slots=True)
class Draft:
    name: str


def test_equal_fields_make_equal_values_with_one_hash() -> None:
    assert Place(line=3) == Place(line=3, column=1) != Place(line=4)
    assert len({Place(line=3), Place(line=3), Place(line=4)}) == 2


def test_a_class_without_equality_is_told_apart_by_identity() -> None:
    node = Node("a")
    assert node != Node("a")
    assert {node: 1}[node] == 1


def test_a_class_that_is_not_frozen_has_no_hash() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Draft("a"))


def test_a_changed_copy_is_made_by_replace_and_leaves_the_first_alone() -> None:
    first = Place(line=3, column=2)
    assert dataclasses.replace(first, line=4) == Place(line=4, column=2)
    assert first.line == 3
    assert not hasattr(first, "__dict__")
