"""One module for each kind of page.  A view reads through the shelf it is given and yields finished outputs."""
