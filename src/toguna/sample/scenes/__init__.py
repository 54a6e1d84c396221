"""Flat illustrations drawn by program, as stand-ins for photographs in the sample archive."""
