"""toguna: an official newsroom. See ``docs/`` and ``docs/decisions/``."""

__version__ = "0.1.0"
