"""Plain data: the paths in it, and a copy with one value changed."""


def paths(value, here=()):
    """The path of a value and of everything in it."""
    yield here
    steps = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for step in steps:
        yield from paths(value[step], (*here, step))


def replaced(value, path, new):
    """The value with `new` at `path`."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(copy[path[0]], path[1:], new)
    return copy
