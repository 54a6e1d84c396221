"""Benchmarks: each a command that prints, in one run, what it measured and the machine it ran on."""
