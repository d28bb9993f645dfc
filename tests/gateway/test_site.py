"""What an applicant reaches: by the receipt's link, and by typing."""

import pytest

from tests.gateway.calling import Calling, calling, new_paper


async def test_the_receipts_link_shows_where_it_stands(anywhere: Calling) -> None:
    paper = new_paper("ar")
    await anywhere.register(paper)
    assert (await anywhere.call("GET", paper.link)).text == "status created ar"


@pytest.mark.parametrize("change", [str.lower, str.upper, str.title, lambda link: link.replace("/S/", "/s/", 1)])
async def test_capitals_do_not_matter_in_a_link(gateway: Calling, change: "staticmethod[[str], str]") -> None:
    paper = new_paper()
    await gateway.register(paper)
    assert (await gateway.call("GET", change(paper.link))).status_code == 200


async def test_another_language_is_a_link(gateway: Calling) -> None:
    paper = new_paper("ar")
    await gateway.register(paper)
    assert (await gateway.call("GET", paper.link + "?l=nb")).text == "status created nb"


async def test_reference_and_code_are_typed_as_they_stand_on_the_receipt(gateway: Calling) -> None:
    paper = new_paper("nb")
    await gateway.register(paper)
    assert (await gateway.type(paper.reference, paper.key.code.lower())).text == "status created nb"
    assert (await gateway.type(paper.reference.characters, paper.key.code.replace("-", " "))).status_code == 200


async def test_what_cannot_be_a_reference_is_said_at_once(gateway: Calling) -> None:
    assert (await gateway.type("7KQ", "4F7-A1C")).status_code == 422
    assert (await gateway.type(new_paper().reference, "4F7")).status_code == 422


async def test_a_link_that_leads_nowhere_looks_the_same_whatever_is_wrong_with_it(gateway: Calling) -> None:
    known, unknown = new_paper(), new_paper()
    await gateway.register(known)
    wrong = [f"/S/{known.reference.characters}/{unknown.key.characters}", unknown.link, f"/S/{'0' * 9}/x", "/S/x/y"]
    answers = [await gateway.call("GET", link) for link in wrong]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(answer.headers.items()) for answer in answers}) == 1


async def test_a_wrong_code_looks_like_no_such_reference(gateway: Calling) -> None:
    known, unknown = new_paper(), new_paper()
    await gateway.register(known)
    answers = [await gateway.type(paper.reference, unknown.key.code) for paper in (known, unknown)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({(answer.content, tuple(answer.headers.items())) for answer in answers}) == 1


@pytest.mark.parametrize("is_known", [True, False])
async def test_guessing_codes_ends_after_five_whether_the_reference_exists_or_not(
    gateway: Calling, is_known: bool
) -> None:
    paper = new_paper()
    if is_known:
        await gateway.register(paper)
    answers = [await gateway.type(paper.reference, "000-000") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [404] * 5 + [429]
    assert int(answers[-1].headers["retry-after"]) > 60
    assert (await gateway.type(paper.reference, paper.key.code)).status_code == 429


async def test_a_client_that_types_too_much_waits(gateway: Calling) -> None:
    answers = [await gateway.type(new_paper().reference, "000-000") for _ in range(21)]
    assert [answer.status_code for answer in answers] == [404] * 20 + [429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 31


async def test_nobody_becomes_another_client_by_saying_so(gateway: Calling) -> None:
    for number in range(20):
        await gateway.type(new_paper().reference, "000-000", headers={"x-forwarded-for": f"203.0.113.{number}"})
    assert (await gateway.type(new_paper().reference, "000-000")).status_code == 429


async def test_behind_a_proxy_every_client_has_its_own_tries(tmp_path: object) -> None:
    async with calling(f"sqlite:///{tmp_path}/r.sqlite", proxies=("127.0.0.1",), typed_tries=1) as gateway:
        said = [{"x-forwarded-for": f"198.51.100.7, 203.0.113.{number}"} for number in (1, 2, 1)]
        answers = [await gateway.type(new_paper().reference, "000-000", headers=each) for each in said]
    assert [answer.status_code for answer in answers] == [404, 404, 429]


async def test_a_path_that_is_not_there_is_a_page_for_people_and_a_word_for_machines(gateway: Calling) -> None:
    page = await gateway.call("GET", "/nowhere")
    assert (page.status_code, page.text) == (404, "sorry unknown nb")
    word = await gateway.call("GET", "/api/v1/references")
    assert (word.status_code, word.json()) == (404, {"problem": "not_found"})


@pytest.mark.parametrize("path", ["/", "/S/x/y", "/health", "/nowhere", "/api/v1/nowhere", "/metrics", "/openapi.json"])
async def test_every_answer_keeps_to_itself(gateway: Calling, path: str) -> None:
    headers = (await gateway.call("GET", path)).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert not {"set-cookie", "server", "strict-transport-security"} & set(headers)


async def test_behind_tls_it_says_so(tmp_path: object) -> None:
    async with calling(f"sqlite:///{tmp_path}/r.sqlite", public="https://status.example.no") as gateway:
        answer = await gateway.call("GET", "/health")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
