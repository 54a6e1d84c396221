"""Editions in, files out: the public site, made from editions alone."""
