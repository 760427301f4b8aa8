"""JSON Schema of the shapes, so that answers and their description cannot drift apart."""

from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

PLAIN = {str: {"type": "string"}, int: {"type": "integer"}, bool: {"type": "boolean"}, NoneType: {"type": "null"}}


def schema_of(kind: Any) -> dict[str, Any]:
    """Of a type as the shapes use them; a shape is named, not repeated."""
    if isinstance(kind, type) and kind in PLAIN:
        return dict(PLAIN[kind])
    if is_dataclass(kind):
        return {"$ref": f"#/components/schemas/{_name(kind)}"}
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return schema_of(inner[0]) | _words(inner[1:])
    if origin is list:
        return {"type": "array", "items": schema_of(inner[0])}
    if origin is Literal:
        return {"const": inner[0]}
    if origin in (Union, UnionType):
        return {"anyOf": [schema_of(choice) for choice in inner]}
    raise TypeError(kind)


def _words(told: tuple[Any, ...]) -> dict[str, Any]:
    """What stands beside a type: its description as text, a word of JSON Schema with its value as a pair."""
    words: dict[str, Any] = {}
    for item in told:
        words |= {"description": item} if isinstance(item, str) else dict([item])
    return words


def schemas(*shapes: type) -> dict[str, Any]:
    """Of `shapes` and of every shape inside them, by name."""
    told: dict[str, Any] = {}
    waiting: list[Any] = list(shapes)
    while waiting:
        shape = waiting.pop(0)
        if _name(shape) not in told:
            hints = get_type_hints(shape, include_extras=True)
            told[_name(shape)] = _object(shape, hints)
            waiting += [inner for hint in hints.values() for inner in _shapes_in(hint)]
    return told


def _object(shape: Any, hints: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": shape.__doc__,
        "properties": {name: schema_of(hint) for name, hint in hints.items()},
        "required": list(hints),
        "additionalProperties": False,
    }


def _shapes_in(kind: Any) -> list[Any]:
    return [kind] if is_dataclass(kind) else [shape for inner in get_args(kind) for shape in _shapes_in(inner)]


def _name(shape: Any) -> str:
    return str(shape.__name__)
