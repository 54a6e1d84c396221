"""The desk's own pages, and Wagtail's where a published word needs other manners."""
