"""What is wrong with a source, in one line: what, where, what to do."""


class SourceProblem(Exception):
    """A source that cannot be brought in.  ``str()`` is one line."""

    def __init__(self, what: str, where: str, do: str) -> None:
        self.what, self.where, self.do = what, where, do
        super().__init__(" ".join(f"{where}: {what}; {do}".split()))
