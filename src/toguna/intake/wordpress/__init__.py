"""WordPress exports (WXR 1.0 to 1.2): https://wordpress.org/documentation/article/tools-export-screen/"""

from .export import open_exports

__all__ = ["open_exports"]
