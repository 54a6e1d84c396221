import pytest

from toguna.conf.search import search


@pytest.mark.parametrize(
    "given",
    [
        "",
        "off",
        "opensearch://127.0.0.1:9200/news",
        "opensearch://[::1]:9200/news",
        "opensearchs://anna:p%40s%2Fs@search.example/news-2",
        "opensearch+https://search.example:443/news.fr",
    ],
)
def test_an_index_on_a_server_none_and_the_newsrooms_own(given):
    assert search(given) == given


@pytest.mark.parametrize("given", ["on", "https://search.example/news", "elasticsearch://h/news", "opensearch:h/news"])
def test_another_search_is_refused_in_one_line(given):
    with pytest.raises(ValueError, match=r"^TOGUNA_SEARCH: no search toguna knows; use [^\n]+$"):
        search(given)


@pytest.mark.parametrize(
    "given",
    [
        "opensearch://search.example",
        "opensearch://search.example/",
        "opensearch://search.example/News",
        "opensearch://search.example/_all",
        "opensearch://search.example/news/more",
        "opensearch://search.example/news*",
        "opensearch://search.example/news?x=1",
        "opensearch:///news",
        "opensearch://search.example:no/news",
        "opensearch://search.example:0/news",
        "opensearch://search.example:99999/news",
        "opensearch://[::1/news",
        "opensearch://anna:secret/word@search.example/news",
        "opensearch://anna:secret#word@search.example/news",
    ],
)
def test_an_address_that_names_no_index_is_refused_without_its_password(given):
    with pytest.raises(ValueError, match=r"^TOGUNA_SEARCH: not the address of an index; [^\n]+$") as refused:
        search(given)
    assert "secret" not in str(refused.value)
