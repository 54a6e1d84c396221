"""The desk's lists and forms as Wagtail knows them."""
